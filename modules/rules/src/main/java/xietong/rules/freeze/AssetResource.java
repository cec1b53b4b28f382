// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.Caller;
import xietong.rules.Masking;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.Asset;
import xietong.v1.AssetCampaign;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;

/**
 * An asset as a resource: courts with a live order on it, and the institution that keeps it, are party to it; so are, as
 * long as a unified dispatch lasts, the court that leads it and the one that decided it.
 */
public final class AssetResource implements Resource<Asset> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "asset";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Asset empty() {
        return Asset.getDefaultInstance();
    }

    @Override
    public long revision(Asset asset) {
        return asset.getRevision();
    }

    /** Courts with a live order that the hub carried, each once. */
    static List<String> claimants(Asset asset) {
        return asset.getQueueList().stream()
                .filter(e -> !e.getOutside())
                .map(QueueEntry::getCourt)
                .distinct()
                .toList();
    }

    @Override
    public Set<Relation> relations(Asset asset, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(asset.getKey().getRegistrar())) {
            relations.add(Relation.REGISTRAR);
        }
        if (claimants(asset).contains(code)) {
            relations.add(Relation.CLAIMANT);
        }
        if (asset.getLaidBeforeList().contains(code) && isAbove(code, asset, directory)) {
            relations.add(Relation.HOLDER_SUPERIOR);
        }
        if (asset.getCampaignsList().stream().anyMatch(c -> code.equals(c.getLead()) || code.equals(c.getDecider()))) {
            relations.add(Relation.CAMPAIGN);
        }
        return relations;
    }

    /** It was laid before a superior for courts of its own; when these are gone it is not its business any more. */
    private static boolean isAbove(String code, Asset asset, Directory directory) {
        return RankDisputes.courts(asset, directory).stream().anyMatch(c -> directory.isSuperior(c, code));
    }

    @Override
    public List<Clock> clocks(Asset asset) {
        return asset.getClocksList();
    }

    @Override
    public List<ListRow> rows(Asset asset) {
        var rows = new ArrayList<ListRow>();
        if (!asset.getErased() && asset.getMergedInto().isEmpty()) {
            Stream.concat(Stream.of(asset.getKey()), asset.getAliasesList().stream())
                    .forEach(k -> rows.add(new ListRow(FreezeLists.BY_KEY, FreezeLists.owner(k), Instant.EPOCH)));
        }
        Instant next = asset.getQueueList().stream()
                .filter(QueueEntry::hasEndTime)
                .map(e -> Times.instant(e.getEndTime()))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        parties(asset).forEach(p -> rows.add(new ListRow(FreezeLists.ASSETS, p, next)));
        return rows;
    }

    @Override
    public Set<DocumentRef> citations(Asset asset) {
        return Papers.documents(Stream.of(
                        asset.getVerificationsList().stream().flatMap(v -> v.getPapersList().stream()),
                        asset.getDisputesList().stream().flatMap(d -> d.getPapersList().stream()),
                        asset.getTransfersList().stream().flatMap(t -> t.getPapersList().stream()),
                        asset.getDisposalPapersList().stream())
                .flatMap(papers -> papers));
    }

    @Override
    public String status(Asset asset) {
        return asset.getQueueCount() == 0 ? "FREE" : "FROZEN";
    }

    @Override
    public List<String> parties(Asset asset) {
        var parties = new LinkedHashSet<>(claimants(asset));
        if (asset.getQueueCount() > 0) {
            parties.add(asset.getKey().getRegistrar());
        }
        return List.copyOf(parties);
    }

    @Override
    public Asset erase(Asset asset, Caller by, String reason, Instant now) {
        if (asset.getQueueCount() > 0) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of an asset that is frozen is still needed")
                    .with("state", status(asset))
                    .with("article", "PIPL 47");
        }
        return Masking.erase(asset).toBuilder().setRevision(asset.getRevision() + 1).setErased(true).build();
    }

    @Override
    public Asset view(Asset asset, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(asset, reader, directory);
        var view = asset.toBuilder().setMasked(true);
        if (relations.equals(Set.of(Relation.REGISTRAR))) {
            // What courts write to each other about who disposes is not the institution's to read.
            view.clearTransfers();
            view.getDisputesBuilderList().forEach(d -> d.clearText().clearDecision().clearPapers());
        }
        AssetActs.possible(asset, reader.code(), directory)
                .filter(m -> rights.relates("xietong.v1.FreezeService/" + m, reader.organisation().getKind(), relations))
                .forEach(view::addAllowedCommands);
        // A campaign is known to who leads or decided it, not to everyone with a part in the asset.
        List<AssetCampaign> campaigns = asset.getCampaignsList().stream()
                .filter(c -> reader.code().equals(c.getLead()) || reader.code().equals(c.getDecider()))
                .toList();
        view.clearCampaigns().addAllCampaigns(campaigns);
        return view.build();
    }
}
