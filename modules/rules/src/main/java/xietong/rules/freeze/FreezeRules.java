// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** All that can be commanded about property, and on what. */
public final class FreezeRules {
    private FreezeRules() {}

    /** One rule a command, the clocks' steps included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new Order(),
                new Approve(),
                new Renew(),
                new Release(),
                new Deduct(),
                new Convert(),
                new RecordReceipt(),
                new MergeAssets(),
                new VerifyRank(),
                new RequestTransfer(),
                new AnswerTransfer(),
                new BeginDisposal(),
                new RaiseRankDispute(),
                new SettleRankDispute(),
                new ProposeDistribution(),
                new ObjectToShare(),
                new Oppose(),
                new Waive(),
                new RecordSuit(),
                new SettleObjection(),
                new FinaliseDistribution(),
                new WithdrawDistribution(),
                new PeriodRule(),
                new AssetClockStep(),
                new DistributionClockStep());
    }

    /** Freeze orders, assets and distributions. */
    public static List<Resource<?>> resources() {
        return List.of(new FreezeOrderResource(), new AssetResource(), new DistributionResource());
    }
}
