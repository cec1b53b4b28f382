// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import xietong.v1.GridServicePushBatchRequest;

/** Many persons in one letter 批量协查. Refused as {@link Pushing} says. */
final class PushBatch extends Pushing<GridServicePushBatchRequest> {

    PushBatch() {
        super("PushBatch", GridServicePushBatchRequest.getDefaultInstance());
    }

    @Override
    Pushed pushed(GridServicePushBatchRequest command) {
        return new Pushed(
                command.getKind(), command.getSubjectsList(), command.getRecipientsList(), command.getPapersList());
    }
}
