// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.ReceiptResult.RECEIPT_RESULT_DONE;
import static xietong.v1.ReceiptResult.RECEIPT_RESULT_PARTLY;
import static xietong.v1.ReceiptResult.RECEIPT_RESULT_QUEUED;
import static xietong.v1.ReceiptResult.RECEIPT_RESULT_REFUSED;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.v1.AssetKey;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.Money;
import xietong.v1.PriorFreeze;

class BooksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final Books books = new Books(Map.of("62", "500000.00"), null);

    private static Money yuan(long yuan) {
        return Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(yuan * 100).build();
    }

    private static FreezeOrder order(String court, long yuan) {
        return FreezeOrder.newBuilder()
                .setId("of " + court)
                .setCourt(court)
                .setOriginalCaseNumber("（2025）" + court + "执9001号")
                .setRequestNumber("Q-1")
                .setKey(AssetKey.newBuilder().setNumber("62"))
                .setAmount(yuan(yuan))
                .build();
    }

    private FreezeReceipt.Builder registers(String court, long yuan, Duration later) {
        return books.register(order(court, yuan), NOW.plus(later));
    }

    @Test
    void whoComesFirstGetsAllThatIsThereAndTheNextTheRestOrAPlaceInTheQueue() {
        assertThat(registers("京0117", 300_000, Duration.ZERO).getResult()).isEqualTo(RECEIPT_RESULT_DONE);
        var second = registers("津0119", 300_000, Duration.ofMinutes(1));
        assertThat(second.getResult()).isEqualTo(RECEIPT_RESULT_PARTLY);
        assertThat(second.getReason()).contains("200,000.00");
        var third = registers("冀1082", 300_000, Duration.ofMinutes(2));
        assertThat(third.getResult()).isEqualTo(RECEIPT_RESULT_QUEUED);
        assertThat(third.getPriorFreezesList()).extracting(PriorFreeze::getOrgan).containsExactly("京0117", "津0119");
        assertThat(third.getPriorFreezes(0).getCaseNumber()).isEqualTo("（2025）京0117执9001号");

        books.release("of 京0117");
        assertThat(registers("冀0822", 300_000, Duration.ofMinutes(3)).getPriorFreezesList())
                .extracting(PriorFreeze::getOrgan).containsExactly("津0119", "冀1082");
    }

    @Test
    void aFreezeOnPaperComesBeforeUntilItEnds() {
        books.knows("62", new Institution.Known("62", "演示公安局", "公冻1号", "600000.00", "P1D").freeze(NOW));
        var behind = registers("京0117", 300_000, Duration.ZERO);
        assertThat(behind.getResult()).isEqualTo(RECEIPT_RESULT_QUEUED);
        assertThat(behind.getPriorFreezesList()).extracting(PriorFreeze::getOrgan).containsExactly("演示公安局");
        assertThat(registers("津0119", 100_000, Duration.ofDays(1)).getPriorFreezesList())
                .extracting(PriorFreeze::getOrgan).containsExactly("京0117");
    }

    @Test
    void anAccountThatIsNotThereIsRefusedWithTheReason() {
        var other = order("京0117", 1).toBuilder().setKey(AssetKey.newBuilder().setNumber("63")).build();
        assertThat(books.register(other, NOW).getResult()).isEqualTo(RECEIPT_RESULT_REFUSED);
        assertThat(books.register(other, NOW).getReason()).isNotEmpty();
    }

    @Test
    void whatIsPaidOutIsNoLongerThere() {
        registers("京0117", 300_000, Duration.ZERO);
        books.pay(order("京0117", 300_000), yuan(300_000));
        var next = registers("津0119", 300_000, Duration.ofMinutes(1));
        assertThat(next.getBalance()).isEqualTo(yuan(200_000));
        assertThat(next.getPriorFreezesList()).isEmpty();
        assertThat(next.getResult()).isEqualTo(RECEIPT_RESULT_PARTLY);
    }
}
