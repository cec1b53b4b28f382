// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import xietong.v1.Reason;

/** The comments of the contract, read as text: which reasons they list for which method. */
public final class Contract {
    private static final Pattern SERVICE =
            Pattern.compile("((?:^//.*\\n)*)^service (\\w+) \\{\\n(.*?)^\\}", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern RPC = Pattern.compile("((?:^  //.*\\n)*)^  rpc (\\w+)\\(", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("REASON_[A-Z_]+");

    /** Full method name to what its own comment lists. */
    private static final Map<String, Set<Reason>> METHODS = new TreeMap<>();
    /** Service to what its comment lists for all of its methods. */
    private static final Map<String, Set<Reason>> SERVICES = new TreeMap<>();

    static {
        // Services whose comment refers to what is listed at EntrustmentService.
        var likeEntrustments = new TreeSet<String>();
        for (Path file : protos()) {
            var service = SERVICE.matcher(Config.file(Config.ROOT.relativize(file).toString()));
            while (service.find()) {
                SERVICES.put(service.group(2), listed(service.group(1)));
                if (service.group(1).contains("EntrustmentService")) {
                    likeEntrustments.add(service.group(2));
                }
                var rpc = RPC.matcher(service.group(3));
                while (rpc.find()) {
                    METHODS.put("xietong.v1." + service.group(2) + "/" + rpc.group(2), listed(rpc.group(1)));
                }
            }
        }
        likeEntrustments.forEach(s -> SERVICES.get(s).addAll(SERVICES.get("EntrustmentService")));
    }

    private Contract() {}

    private static List<Path> protos() {
        try (var files = Files.list(Config.ROOT.resolve("proto/xietong/v1"))) {
            return files.filter(f -> f.toString().endsWith(".proto")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Reason> listed(String comment) {
        var reasons = EnumSet.noneOf(Reason.class);
        NAMED.matcher(comment).results().forEach(m -> reasons.add(Reason.valueOf(m.group())));
        return reasons;
    }

    /** All methods of all services. */
    public static Set<String> methods() {
        return new TreeSet<>(METHODS.keySet());
    }

    /** What a method's own comment lists. */
    public static Set<Reason> own(String method) {
        return METHODS.get(method);
    }

    /** What a caller of a method must reckon with: its own comment and its service's. */
    public static Set<Reason> reasons(String method) {
        var reasons = EnumSet.copyOf(SERVICES.get(method.replaceAll("xietong\\.v1\\.|/.*", "")));
        reasons.addAll(METHODS.get(method));
        return reasons;
    }
}
