// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import com.google.protobuf.ByteString;
import java.util.List;
import xietong.rules.screening.Digest;
import xietong.rules.screening.ListChange;
import xietong.rules.screening.WatchIndex;
import xietong.v1.WatchListChange;
import xietong.v1.WatchListChanges;
import xietong.v1.WatchListCommit;

/** Changes of the list as they are told, and as an index takes them over. */
public final class ListChanges {
    private ListChanges() {}

    /** As told. */
    static WatchListChanges told(String key, long previous, long position, List<ListChange> changes) {
        var told = WatchListChanges.newBuilder().setKey(key).setPrevious(previous).setPosition(position);
        for (ListChange change : changes) {
            var one = WatchListChange.newBuilder().setReference(change.reference()).setEnded(change.ended());
            change.added().forEach(digest -> one.addDigests(ByteString.copyFrom(digest.bytes())));
            told.addChanges(one);
        }
        return told.build();
    }

    /** Takes what a commit changed under each key over into the index of that key. */
    static void apply(WatchListCommit commit, List<WatchIndex> indexes) {
        for (WatchIndex index : indexes) {
            commit.getListsList().stream()
                    .filter(list -> list.getKey().equals(index.key()))
                    .forEach(list -> index.apply(of(list)));
        }
    }

    /** As taken over. */
    public static List<ListChange> of(WatchListChanges told) {
        return told.getChangesList().stream()
                .map(change -> new ListChange(
                        told.getPrevious(),
                        told.getPosition(),
                        change.getReference(),
                        change.getDigestsList().stream().map(d -> Digest.of(d.toByteArray())).toList(),
                        change.getEnded()))
                .toList();
    }
}
