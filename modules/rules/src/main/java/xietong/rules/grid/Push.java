// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import java.util.List;
import xietong.v1.GridServicePushRequest;

/** One person to many recipients at once 三推送. Refused as {@link Pushing} says. */
final class Push extends Pushing<GridServicePushRequest> {

    Push() {
        super("Push", GridServicePushRequest.getDefaultInstance());
    }

    @Override
    Pushed pushed(GridServicePushRequest command) {
        return new Pushed(
                command.getKind(), List.of(command.getSubject()), command.getRecipientsList(), command.getPapersList());
    }
}
