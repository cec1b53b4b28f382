// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;

/** What must hold of the tree itself. */
@ExtendWith(Watch.class)
class HouseTest {
    private static final Map<String, Integer> FLOORS = Map.of("protocol", 1, "web", 1, "rules", 2, "ledger", 2,
            "client", 2, "live", 3, "hub", 4, "app", 5, "bench", 6, "system-tests", 6);
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?:^|\\s)\\./xietong ([a-z-]+)", Pattern.MULTILINE);

    /** A dependency of a module on another, and whether only its tests need it. */
    private record Use(String module, boolean testOnly) {}

    @Test
    void everyModuleUsesOnlyFloorsBelowItsOwn() throws Exception {
        List<String> modules = modules();
        assertThat(FLOORS.keySet()).as("modules with a floor").containsAll(modules);
        for (String module : modules) {
            for (Use use : uses(module)) {
                assertThat(FLOORS.get(use.module()))
                        .as("floor of %s, which %s uses", use.module(), module)
                        .isNotNull()
                        .isLessThan(FLOORS.get(module));
            }
        }
    }

    @Test
    void rulesDependOnProtocolAndNothingElse() throws Exception {
        assertThat(uses("rules")).extracting(Use::module).containsExactly("protocol");
    }

    @Test
    void systemTestsSeeOnlyThePublicContract() throws Exception {
        assertThat(uses("system-tests")).containsExactlyInAnyOrder(new Use("client", true), new Use("app", true));
        Pattern imported = Pattern.compile("^import (?:static )?xietong\\.(\\w+)", Pattern.MULTILINE);
        for (Path file : sources(Program.ROOT.resolve("modules/system-tests/src"))) {
            assertThat(imported.matcher(Files.readString(file)).results().map(match -> match.group(1)))
                    .as("packages that %s imports", file)
                    .isSubsetOf("client", "v1", "system");
        }
    }

    @Test
    void everySourceFileBeginsWithItsLicence() throws IOException {
        for (Path file : sources(Program.ROOT.resolve("modules"))) {
            assertThat(Files.readString(file)).as("%s", file).startsWith("// SPDX-License-Identifier: Apache-2.0\n");
        }
    }

    @Test
    void theCommandsOfTheReadmeExist() throws IOException {
        Set<String> known = new LinkedHashSet<>(Set.of("test", "bench"));
        Program.run(Map.of(), "--help").ended(0).out().lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .map(line -> line.strip().split("[ ,]")[0])
                .forEach(known::add);
        Set<String> named = new LinkedHashSet<>();
        BLOCK.matcher(Files.readString(Program.ROOT.resolve("README.md"))).results()
                .flatMap(block -> COMMAND.matcher(block.group(1)).results())
                .forEach(command -> named.add(command.group(1)));
        System.out.println("README.md names " + named);
        assertThat(named).isNotEmpty().isSubsetOf(known);
    }

    private static List<String> modules() throws IOException {
        return Pattern.compile("<module>modules/([^<]+)</module>")
                .matcher(Files.readString(Program.ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<Use> uses(String module) throws Exception {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(Program.ROOT.resolve("modules/" + module + "/pom.xml").toFile());
        var dependencies = document.getElementsByTagName("dependency");
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String artifact = text(dependency, "artifactId");
            if (text(dependency, "groupId").equals("cn.xietong")) {
                uses.add(new Use(artifact.substring("xietong-".length()), text(dependency, "scope").equals("test")));
            }
        }
        return uses;
    }

    private static String text(Element element, String name) {
        var found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
