// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import xietong.app.output.CollaborationWords;
import xietong.app.output.FreezeWords;
import xietong.app.output.WarningWords;
import xietong.app.output.WhereaboutsWords;
import xietong.app.output.Words;
import xietong.v1.AddressState;
import xietong.v1.AddressStatus;
import xietong.v1.AlertOutcome;
import xietong.v1.AssetKind;
import xietong.v1.AssetUse;
import xietong.v1.CaseFactKind;
import xietong.v1.CollaborationKind;
import xietong.v1.ExclusionGround;
import xietong.v1.FreezeStage;
import xietong.v1.GridResult;
import xietong.v1.GridTaskKind;
import xietong.v1.HandOverResult;
import xietong.v1.IdentifierKind;
import xietong.v1.LegalBasis;
import xietong.v1.MeasureKind;
import xietong.v1.RankDisputeGround;
import xietong.v1.ReceiptResult;
import xietong.v1.ReleaseGround;
import xietong.v1.ShareGround;
import xietong.v1.SightingSource;
import xietong.v1.StatisticsPeriod;
import xietong.v1.StatisticsRanking;
import xietong.v1.TransferGround;
import xietong.v1.WarningKind;

/** Values of an enum of the contract by short name or Chinese word, as options take them and their help lists them. */
public abstract class ShortNames<E extends Enum<E> & ProtocolMessageEnum>
        implements ITypeConverter<E>, Iterable<String> {
    private final List<E> values;

    ShortNames(Class<E> type) {
        this(Arrays.stream(type.getEnumConstants())
                .filter(v -> !v.name().equals("UNRECOGNIZED") && v.getNumber() != 0)
                .toList());
    }

    ShortNames(List<E> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException naming what is accepted */
    public E parse(String text) {
        return values.stream()
                .filter(v -> Words.shortName(v).equals(text.strip().toUpperCase(Locale.ROOT))
                        || !text.isBlank() && word(v).equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "': one of " + String.join(", ", this) + " is accepted"));
    }

    private static String word(ProtocolMessageEnum value) {
        return FreezeWords.word(value) + CollaborationWords.word(value) + WhereaboutsWords.word(value)
                + WarningWords.word(value);
    }

    @Override
    public E convert(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    @Override
    public Iterator<String> iterator() {
        return values.stream().map(Words::shortName).iterator();
    }

    /** Of AssetKind. */
    public static final class Kinds extends ShortNames<AssetKind> {
        public Kinds() {
            super(AssetKind.class);
        }
    }

    /** Of AssetUse. */
    public static final class Uses extends ShortNames<AssetUse> {
        public Uses() {
            super(AssetUse.class);
        }
    }

    /** Of FreezeStage. */
    public static final class Stages extends ShortNames<FreezeStage> {
        public Stages() {
            super(FreezeStage.class);
        }
    }

    /** Of MeasureKind. */
    public static final class Measures extends ShortNames<MeasureKind> {
        public Measures() {
            super(MeasureKind.class);
        }
    }

    /** Of ReceiptResult. */
    public static final class Results extends ShortNames<ReceiptResult> {
        public Results() {
            super(ReceiptResult.class);
        }
    }

    /** Of ReleaseGround. */
    public static final class Grounds extends ShortNames<ReleaseGround> {
        public Grounds() {
            super(ReleaseGround.class);
        }
    }

    /** Of CollaborationKind. */
    public static final class Collaborations extends ShortNames<CollaborationKind> {
        public Collaborations() {
            super(CollaborationKind.class);
        }
    }

    /** Of ShareGround. */
    public static final class ShareGrounds extends ShortNames<ShareGround> {
        public ShareGrounds() {
            super(ShareGround.class);
        }
    }

    /** Of TransferGround. */
    public static final class TransferGrounds extends ShortNames<TransferGround> {
        public TransferGrounds() {
            super(TransferGround.class);
        }
    }

    /** Of CaseFactKind. */
    public static final class Facts extends ShortNames<CaseFactKind> {
        public Facts() {
            super(CaseFactKind.class);
        }
    }

    /** Of CaseFactKind, as far as it is about a case and needs no debtor. */
    public static final class Events extends ShortNames<CaseFactKind> {
        public Events() {
            super(Arrays.stream(CaseFactKind.values())
                    .filter(k -> k != CaseFactKind.UNRECOGNIZED)
                    .filter(k -> k.getNumber() >= CaseFactKind.CASE_FACT_KIND_CLOSED_VALUE)
                    .toList());
        }
    }

    /** Of ExclusionGround. */
    public static final class Exclusions extends ShortNames<ExclusionGround> {
        public Exclusions() {
            super(ExclusionGround.class);
        }
    }

    /** Of WarningKind. */
    public static final class WarningKinds extends ShortNames<WarningKind> {
        public WarningKinds() {
            super(WarningKind.class);
        }
    }

    /** Of StatisticsPeriod. */
    public static final class Periods extends ShortNames<StatisticsPeriod> {
        public Periods() {
            super(StatisticsPeriod.class);
        }
    }

    /** Of StatisticsRanking. */
    public static final class Rankings extends ShortNames<StatisticsRanking> {
        public Rankings() {
            super(StatisticsRanking.class);
        }
    }

    /** Of RankDisputeGround, as far as a court may name it. */
    public static final class DisputeGrounds extends ShortNames<RankDisputeGround> {
        public DisputeGrounds() {
            super(List.of(RankDisputeGround.RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS,
                    RankDisputeGround.RANK_DISPUTE_GROUND_DISPOSAL));
        }
    }

    /** Of LegalBasis. */
    public static final class Bases extends ShortNames<LegalBasis> {
        public Bases() {
            super(LegalBasis.class);
        }
    }

    /** Of SightingSource. */
    public static final class Sources extends ShortNames<SightingSource> {
        public Sources() {
            super(SightingSource.class);
        }
    }

    /** Of IdentifierKind. */
    public static final class Identifiers extends ShortNames<IdentifierKind> {
        public Identifiers() {
            super(IdentifierKind.class);
        }
    }

    /** Of AlertOutcome. */
    public static final class Outcomes extends ShortNames<AlertOutcome> {
        public Outcomes() {
            super(AlertOutcome.class);
        }
    }

    /** Of HandOverResult. */
    public static final class HandOvers extends ShortNames<HandOverResult> {
        public HandOvers() {
            super(HandOverResult.class);
        }
    }

    /** Of GridTaskKind. */
    public static final class GridKinds extends ShortNames<GridTaskKind> {
        public GridKinds() {
            super(GridTaskKind.class);
        }
    }

    /** Of GridResult. */
    public static final class GridResults extends ShortNames<GridResult> {
        public GridResults() {
            super(GridResult.class);
        }
    }

    /** Of AddressStatus. */
    public static final class AddressStatuses extends ShortNames<AddressStatus> {
        public AddressStatuses() {
            super(AddressStatus.class);
        }
    }

    /** Of AddressState. */
    public static final class AddressStates extends ShortNames<AddressState> {
        public AddressStates() {
            super(AddressState.class);
        }
    }
}
