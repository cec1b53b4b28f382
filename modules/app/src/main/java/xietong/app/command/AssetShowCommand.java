// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.AssetText;
import xietong.client.HubClient;
import xietong.v1.Asset;
import xietong.v1.AuditServiceRevealResponse;

/** One asset with its queue, as a court wants to read it. */
@Command(name = "show", description = {
    "One asset, by its identifier or that of an order on it, with its queue 轮候队列.",
    "Personal data is masked; --clear shows it and is recorded 调阅留痕."
})
final class AssetShowCommand extends ClearableCommand<Asset> {
    @Override
    Asset masked(HubClient hub, String id) {
        return hub.freezes().asset(id);
    }

    @Override
    Asset content(AuditServiceRevealResponse answer) {
        return answer.getAsset();
    }

    @Override
    String revealed(HubClient hub, String id) {
        return hub.freezes().asset(id).getId();
    }

    @Override
    void print(Asset asset) {
        if (output().json()) {
            output().json(asset);
        } else {
            AssetText.print(asset, output());
        }
    }
}
