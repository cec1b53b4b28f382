// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;

/** Documents that can be gone through, for a backup. */
interface DocumentList {

    /** Names every document once. One that is stored or erased meanwhile may be named or not. */
    void forEach(Each each) throws IOException;

    /** Takes one document's name. */
    interface Each {
        void document(String organisation, String digest) throws IOException;
    }
}
