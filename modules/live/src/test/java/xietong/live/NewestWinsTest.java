// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.spi.merge.MergingValue;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class NewestWinsTest {
    private final NewestWins<StatusValue> policy = new NewestWins<>();

    @Test
    void theGreaterRevisionStaysOnWhicheverSideItWas() {
        assertThat(policy.merge(value(2), value(1))).isEqualTo(2L);
        assertThat(policy.merge(value(1), value(2))).isEqualTo(2L);
        assertThat(policy.merge(value(3), null)).isEqualTo(3L);
    }

    @SuppressWarnings("unchecked")
    private static MergingValue<StatusValue> value(long revision) {
        return (MergingValue<StatusValue>) Proxy.newProxyInstance(NewestWinsTest.class.getClassLoader(),
                new Class<?>[] {MergingValue.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getDeserializedValue" -> new StatusValue(LiveTest.status(revision));
                    case "getRawValue" -> revision;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
