// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.AddressStatus.ADDRESS_STATUS_NEW;
import static xietong.v1.AddressStatus.ADDRESS_STATUS_NOT_LIVING_HERE;
import static xietong.v1.AddressStatus.ADDRESS_STATUS_OK;
import static xietong.v1.AddressStatus.ADDRESS_STATUS_OK_RETURNS_OFTEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import xietong.rules.Docket;
import xietong.rules.Masking;
import xietong.rules.alert.Share;
import xietong.v1.AddressStatus;
import xietong.v1.GridResult;
import xietong.v1.GridRollup;
import xietong.v1.GridTask;
import xietong.v1.OfficerRole;
import xietong.v1.Subject;
import xietong.v1.SubjectFile;
import xietong.v1.SubjectKind;

/** Scenario D: 189 debtors in one letter, split to workers, counted by what is known of their addresses. */
class HelanScenarioTest {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int ALL = 189;

    private final Docket docket = Docket.opens("2017-03-06T09:00");
    private final Pusher court = Pusher.of("宁0122");
    private final Pusher grid = Pusher.of("GRID-640122");

    /** Of an area that does not exist. */
    private static Subject debtor(int i) {
        String seventeen = "99010019000101" + String.format(Locale.ROOT, "%03d", i);
        int sum = 0;
        for (int k = 0; k < WEIGHTS.length; k++) {
            sum += (seventeen.charAt(k) - '0') * WEIGHTS[k];
        }
        return Subject.newBuilder()
                .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                .setName("贺试" + (char) ('一' + i))
                .setIdentifier(seventeen + "10X98765432".charAt(sum % 11))
                .setPhone("13900000000")
                .addAddresses("贺兰县习岗镇某村" + i + "号")
                .build();
    }

    private static AddressStatus status(int i) {
        return i < 95 ? ADDRESS_STATUS_NOT_LIVING_HERE
                : i < 95 + 19 ? ADDRESS_STATUS_NEW
                        : i < 95 + 19 + 15 ? ADDRESS_STATUS_OK_RETURNS_OFTEN : ADDRESS_STATUS_OK;
    }

    @Test
    void theBucketsSumToAllAndTheSharesComeOutOfTheCounts() {
        var debtors = new ArrayList<Subject>();
        for (int i = 0; i < ALL; i++) {
            debtors.add(debtor(i));
        }
        String push = docket.hears(court.pushesBatch("（2017）宁0122执9001号", debtors, "GRID-640122"));
        assertThat(docket.told()).hasSize(ALL);
        for (int i = 0; i < ALL; i++) {
            String task = push + "." + (i + 1);
            docket.hears(grid.assigns(task, "", i % 2 == 0 ? "patch-01" : "patch-02"));
            GridResult result = status(i) == ADDRESS_STATUS_OK_RETURNS_OFTEN
                    ? GridResult.GRID_RESULT_FOUND : GridResult.GRID_RESULT_NOT_FOUND;
            docket.hears(grid.answers(task, result, status(i)));
        }
        GridRollup rollup = Rollups.of(push, docket);
        assertThat(List.of(rollup.getTasks(), rollup.getAnswered(), rollup.getNotLivingHere(), rollup.getNewAddress(),
                        rollup.getAddressOk(), rollup.getReturnsOften())).containsExactly(ALL, ALL, 95, 19, 75, 15);
        assertThat(rollup.getNotLivingHere() + rollup.getNewAddress() + rollup.getAddressOk()).isEqualTo(ALL);

        assertThat(share(rollup.getNotLivingHere(), ALL, 1)).as("stated: at least 50 %").isEqualTo("50.3");
        assertThat(share(rollup.getNewAddress(), ALL, 0)).as("stated: 10 %").isEqualTo("10");
        assertThat(share(rollup.getAddressOk(), ALL, 0)).as("stated: 40 %").isEqualTo("40");
        assertThat(share(rollup.getReturnsOften(), rollup.getAddressOk(), 0)).as("stated: of these 20 %").isEqualTo("20");
        assertThat(share(38, ALL, 0)).as("were it of all, it would be 38").isEqualTo("20");

        // The raid: first who often comes, then who lives there, then the new addresses.
        assertThat(docket.all(SubjectFile.getDefaultInstance()).values()).hasSize(19)
                .allSatisfy(f -> assertThat(f.getAddressesCount()).as("the old address stays").isEqualTo(2));
    }

    private static String share(int part, int whole, int digits) {
        return new Share(part, whole).percent(digits, Share.Rounding.HALF_UP);
    }

    @Test
    void nothingButNameAddressAndTaskReachesTheWorker() {
        String push = docket.hears(court.pushesBatch("（2017）宁0122执9001号", List.of(debtor(7)), "GRID-640122"));
        var worker = grid.court().officer(1, OfficerRole.OFFICER_ROLE_GRID_WORKER);
        GridTask seen = Masking.mask((GridTask) docket.view(push + ".1", "GRID-640122", "GridService/Get", worker).orElseThrow());
        assertThat(seen.getSubject().getSubject()).isEqualTo(Subject.newBuilder()
                .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                .setName(debtor(7).getName())
                .addAddresses(debtor(7).getAddresses(0))
                .build());
        assertThat(seen.getCaseNumber()).isEmpty();
        assertThat(seen.getPapersList()).isEmpty();
    }
}
