// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.function.Consumer;
import xietong.app.output.Words;
import xietong.hub.Hub;
import xietong.hub.HubSettings;
import xietong.v1.Mode;

/** What a hub is, on the screen once it serves. */
record Banner(HubSettings settings, Hub hub, Path administrator) {

    void print(Consumer<String> out) {
        var info = hub.ledger().info();
        out.accept("Xietong 协同 " + VersionProvider.version() + ", node " + settings.node());
        out.accept("  mode          " + Words.mode(info.mode())
                + (info.mode() == Mode.MODE_DRILL ? ": nothing here has legal effect 不具法律效力" : ""));
        out.accept("  gRPC (TLS)    " + settings.server().host() + ":" + hub.port());
        if (settings.web().isServed()) {
            out.accept("  browsers      " + (settings.web().plain() ? "http://" : "https://") + settings.web().host() + ":"
                    + hub.webPort());
        }
        out.accept("  operations    " + settings.operations().host() + ":" + hub.operationsPort()
                + " /metrics /health/live /health/ready");
        out.accept("  ledger        " + info.engine() + " " + new TreeMap<>(hub.ledger().durability()));
        out.accept("  digest        " + info.digestAlgorithm());
        out.accept("  rule book     version " + hub.writer().book().version());
        out.accept("  cluster       " + settings.live().cluster() + ": " + String.join(", ", hub.live().members()));
        out.accept("  administrator " + administrator);
    }
}
