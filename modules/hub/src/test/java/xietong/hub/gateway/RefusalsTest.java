// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import xietong.rules.Refused;
import xietong.v1.Reason;

class RefusalsTest {
    private static final Path ERRORS =
            Path.of(System.getProperty("xietong.root")).resolve("proto/xietong/v1/errors.proto");

    @Test
    void every_reason_goes_out_with_the_status_that_the_contract_says() throws Exception {
        Matcher documented = Pattern.compile("  // ([A-Z_]+): [^\\n]*\\n(?:  //[^\\n]*\\n)*  (REASON_[A-Z_]+) = ")
                .matcher(Files.readString(ERRORS));
        var said = new TreeMap<String, String>();
        while (documented.find()) {
            said.put(documented.group(2), documented.group(1));
        }
        var sent = new TreeMap<String, String>();
        for (Reason reason : Reason.values()) {
            if (reason != Reason.REASON_UNSPECIFIED && reason != Reason.UNRECOGNIZED) {
                sent.put(reason.name(), Refusals.status(reason).name());
            }
        }
        assertThat(said).isEqualTo(sent);
    }

    @Test
    void a_refusal_carries_one_error_info_with_its_reason_and_details() throws Exception {
        Status status = Status.parseFrom(Refusals.details(
                new Refused(Reason.REASON_STATE_FORBIDS, "no").with("state", "SENT").with("allowed", "Sign")));
        assertThat(status.getDetailsCount()).isEqualTo(1);
        Any detail = status.getDetails(0);
        ErrorInfo info = detail.unpack(ErrorInfo.class);
        assertThat(info.getReason()).isEqualTo("REASON_STATE_FORBIDS");
        assertThat(info.getDomain()).isEqualTo("xietong");
        assertThat(info.getMetadataMap()).containsEntry("state", "SENT").containsEntry("allowed", "Sign");
    }

    @Test
    void the_hubs_own_fault_is_told_by_an_incident_number_and_nothing_else() {
        Refused refused = Refusals.of(new IllegalStateException("secret 990100190001010011"));
        assertThat(refused.reason()).isEqualTo(Reason.REASON_INTERNAL);
        assertThat(refused.getMessage()).doesNotContain("secret");
        assertThat(refused.metadata()).containsOnlyKeys("incident");
    }
}
