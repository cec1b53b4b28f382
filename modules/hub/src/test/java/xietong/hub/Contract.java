// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the comments of the contract say that a method may be refused with: no caller gets anything else. */
final class Contract {
    private static final Pattern SERVICE =
            Pattern.compile("((?:^//.*\\n)*)^service (\\w+) \\{\\n(.*?)^\\}", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern RPC = Pattern.compile("((?:^  //.*\\n)*)^  rpc (\\w+)\\(", Pattern.MULTILINE);
    private static final Pattern REASON = Pattern.compile("REASON_[A-Z_]+");
    private static final Pattern AS_IN = Pattern.compile("Refusals as in (\\w+)\\.");
    private static final Path PROTO = Path.of(System.getProperty("xietong.root")).resolve("proto/xietong/v1");

    /** Full method name to the reasons in its own and its service's comment. */
    private static final Map<String, Set<String>> LISTED = read();

    private Contract() {}

    private static Map<String, Set<String>> read() {
        var services = new TreeMap<String, String>();
        var methods = new TreeMap<String, String>();
        try (var files = Files.list(PROTO)) {
            for (Path file : files.toList()) {
                var service = SERVICE.matcher(Files.readString(file));
                while (service.find()) {
                    services.put(service.group(2), service.group(1));
                    var rpc = RPC.matcher(service.group(3));
                    while (rpc.find()) {
                        methods.put(service.group(2) + "/" + rpc.group(2), rpc.group(1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var listed = new TreeMap<String, Set<String>>();
        methods.forEach((method, comment) -> {
            String ofService = services.get(method.substring(0, method.indexOf('/')));
            var reference = AS_IN.matcher(ofService);
            String referred = reference.find() ? services.get(reference.group(1)) : "";
            var reasons = new TreeSet<String>();
            List.of(comment, ofService, referred)
                    .forEach(text -> REASON.matcher(text).results().forEach(m -> reasons.add(m.group())));
            listed.put("xietong.v1." + method, reasons);
        });
        return listed;
    }

    /** A refusal is one that the comments list; of what is no method of the contract, that it is none. */
    static void requireListed(String method, String reason) {
        if (method.startsWith("xietong.") && LISTED.containsKey(method)) {
            assertThat(LISTED.get(method)).as("reasons listed for %s", method).contains(reason);
        } else if (!method.startsWith("grpc.")) {
            assertThat(reason).as(method).isEqualTo("REASON_METHOD_UNKNOWN");
        }
    }
}
