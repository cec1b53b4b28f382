// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import xietong.app.config.InitialRules;
import xietong.app.config.Trees;
import xietong.rules.directory.Address;
import xietong.rules.directory.Directory;
import xietong.rules.identifier.BankAccount;
import xietong.rules.identifier.CitizenId;

class ScenarioTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScenarioFile files = new ScenarioFile(config());

    private static Path config() {
        return Trees.config();
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    @Test
    void everyScenarioCanBeRead() throws IOException {
        assertThat(files.names()).contains("pinggu", "shenzhen", "pingxiang", "pingxiang-objection",
                "jinggangshan", "helan", "haidian-rail", "haidian", "haidian-short", "zhangpu", "screens", "all");
        for (String name : files.names()) {
            assertThat(files.title(name)).isNotBlank();
            if (files.isProgramme(name)) {
                assertThat(files.plays(name)).allSatisfy(play -> assertThat(files.exists(play)).isTrue());
                continue;
            }
            Scenario scenario = files.load(name);
            for (Scenario.Step step : scenario.steps()) {
                if (step.call() != null) {
                    assertThat(Contract.method(step.call())).isNotNull();
                    assertThat(scenario.everyone()).contains(step.as());
                }
                if (step.each() != null) {
                    assertThat(step.each().of(scenario.allLists().get(step.each().list()))).as(step.say()).isNotEmpty();
                }
            }
        }
        assertThat(files.exists("nothing")).isFalse();
        assertThat(files.exists("../freezes")).isFalse();
    }

    @Test
    void theProgrammeHoldsEveryPlayThatIsNoVariantOfAnother() throws IOException {
        assertThat(files.plays("all")).doesNotHaveDuplicates().containsExactlyInAnyOrder(files.names().stream()
                .filter(name -> !name.equals("all") && !Set.of("haidian-short", "pingxiang-objection").contains(name))
                .toArray(String[]::new));
        assertThat(files.plays("helan")).containsExactly("helan");
    }

    @Test
    void whoeverSitsAtAScreenIsOfTheDirectoryWithADeskOfIt() throws IOException {
        assertThat(files.load("screens").people()).containsOnlyKeys("wall", "police", "desk", "grid", "stats", "operator");
        Directory directory = new InitialRules(config()).directory();
        for (String name : files.names()) {
            if (!files.isProgramme(name)) {
                assertThat(files.load(name).people().values()).filteredOn(person -> !person.as().equals("HUB"))
                        .allSatisfy(person -> assertThat(directory.exists(person.desk().isEmpty()
                                ? Address.of(person.as())
                                : Address.of(person.as(), person.desk()))).as(person.toString()).isTrue());
            }
        }
    }

    @Test
    void theAccountsBecomeAnOrderOfEachCourtAndALineOfEachAccount() throws IOException {
        Scenario scenario = files.load("shenzhen");
        List<JsonNode> lines = scenario.allLists().get("lines");
        List<Scenario.Step> freezes = scenario.accounts().freezes();

        assertThat(lines).hasSize(49);
        assertThat(freezes).hasSize(lines.stream().mapToInt(l -> l.get("freezes").size()).sum());
        assertThat(scenario.steps()).startsWith(freezes.toArray(Scenario.Step[]::new));
        Set<String> names = freezes.stream().map(Scenario.Step::name).collect(Collectors.toSet());
        assertThat(names).as("each its own").hasSameSizeAs(freezes);
        for (JsonNode line : lines) {
            BankAccount.parse(line.at("/key/number").textValue());
            for (JsonNode freeze : line.get("freezes")) {
                assertThat(names).contains(
                        freeze.get("original_request_number").textValue().substring("@request:".length()));
                assertThat(freeze.get("original_case_number").textValue()).contains(freeze.get("court").textValue());
            }
        }
        assertThat(freezes.get(1).with().at("/amount/minor_units").textValue()).isEqualTo("50000000");
    }

    @Test
    void aVariantHasItsOwnStepsAndAllOthers() throws IOException {
        Scenario plain = files.load("pingxiang");
        Scenario objection = files.load("pingxiang-objection");

        assertThat(plain.steps()).noneMatch(s -> "FreezeService/Object".equals(s.call()));
        assertThat(objection.steps()).filteredOn(s -> "FreezeService/Object".equals(s.call())).hasSize(1);
        assertThat(objection.title()).isNotEqualTo(plain.title());
        assertThat(objection.institutions()).isEqualTo(plain.institutions());
    }

    @Test
    void partsAddUpToTheLastFen() throws IOException {
        var items = files.load("pingxiang").allLists().get("workers");
        assertThat(items).hasSize(124);
        assertThat(items.stream().mapToLong(i -> i.at("/amount/minor_units").asLong()).sum()).isEqualTo(80_000_000);
        assertThat(items.stream().map(i -> i.at("/amount/minor_units").asLong()).distinct())
                .containsExactlyInAnyOrder(645_161L, 645_162L);
        assertThat(items.get(6).at("/creditor/name").textValue()).isEqualTo("演示工人007");
    }

    @Test
    void referencesAreFoundAnywhereInARequest() throws IOException {
        var references = new References(() -> NOW, Map.of("two", List.of(json("{\"id\":\"@id:one\"}"), json("\"b\""))));
        assertThatIllegalStateException().isThrownBy(() -> references.resolve(json("{\"a\":[{\"b\":\"@id:one\"}]}")))
                .withMessageContaining("@id:one");
        references.made("one", "R1", "Q-1");
        references.frozen("one", "A1");
        references.ordered("赣0302", "O1");

        assertThat(references.resolve(json("""
                {"a": [{"b": "@id:one"}, "@list:two"], "c": {"d": "@request:one", "e": "@asset:one"}, "f": "@order:赣0302",
                 "g": "@now+PT72H", "h": 3, "i": "plain"}
                """))).isEqualTo(json("""
                {"a": [{"b": "R1"}, {"id": "R1"}, "b"], "c": {"d": "Q-1", "e": "A1"}, "f": "O1",
                 "g": "2026-11-26T01:00:00Z", "h": 3, "i": "plain"}
                """));
        assertThatIllegalStateException().isThrownBy(() -> references.resolve(json("[\"@list:three\"]")));
    }

    @Test
    void aStepIsMadeForEachItemOfAPartOfAList() throws IOException {
        Scenario scenario = files.load("zhangpu");
        Scenario.Step step = scenario.steps().stream()
                .filter(s -> s.each() != null && s.each().list().equals("debtors") && s.each().from() != null)
                .filter(s -> "LocateService/Request".equals(s.call()))
                .findFirst().orElseThrow();
        List<Scenario.Step> all = step.each().of(scenario.allLists().get("debtors")).stream().map(step::of).toList();

        assertThat(all).hasSize(237);
        assertThat(all.get(0).name()).isEqualTo("d0948");
        assertThat(all.get(0).caseNumber()).isEqualTo("（2018）闽0623执90948号");
        assertThat(all.get(0).with().at("/target/person/subject/name").textValue()).isEqualTo("漳演0948");
        assertThat(all.stream().map(s -> s.with().at("/target/person/subject/identifier").textValue()).distinct())
                .as("valid numbers of nobody, each another").hasSize(237)
                .allSatisfy(number -> assertThat(CitizenId.parse(number).value()).startsWith("990100"));
    }

    @Test
    void whatStandsInAListIsPutIntoAStepAsItIsOrIntoATextOfIt() throws IOException {
        JsonNode item = json("{\"who\": {\"name\": \"甲\"}, \"n\": 7}");
        assertThat(Each.in(json("{\"a\": \"@each.who\", \"b\": [\"@alert:@each.who.name\"], \"c\": \"@now\"}"), item))
                .isEqualTo(json("{\"a\": {\"name\": \"甲\"}, \"b\": [\"@alert:甲\"], \"c\": \"@now\"}"));
        assertThat(Each.text("第@each.n名", item)).isEqualTo("第7名");
        assertThatIllegalStateException().isThrownBy(() -> Each.text("@each.nothing", item));
        assertThat(new Each("x", 2, 3).of(List.of(json("1"), json("2"), json("3"), json("4"))))
                .containsExactly(json("2"), json("3"));
    }

    @Test
    void alertsTasksAndFilesAreFoundByTheNamesOfWhatTheyCameOf() throws IOException {
        var references = new References(() -> NOW, Map.of("two", List.of(json("{\"who\": \"a\"}"), json("{\"who\": \"b\"}"))));
        references.made("watch", "M1", "Q-1");
        references.made("push", "M2", "Q-2");
        references.alerted("M1", "A1");
        references.alerted("M1", "A2");
        references.tasked("M2", 3, "M2.3");
        references.filed("M2.3", "F1");
        references.timed("mark", NOW);

        assertThat(references.resolve(json("""
                ["@alert:watch", "@task:push/3", "@file:push/3", "@time:mark", "@now-PT2H", "@list:two.who"]
                """))).isEqualTo(json("""
                ["A2", "M2.3", "F1", "2026-11-23T01:00:00Z", "2026-11-22T23:00:00Z", "a", "b"]
                """));
        assertThat(references.id("@alert:watch")).isEqualTo("A2");
    }

    @Test
    void anAnswerIsReadByItsPath() throws IOException {
        JsonNode answer = json("{\"task\": {\"answers\": [{\"result\": \"GRID_RESULT_NOT_FOUND\"}, {\"result\": \"x\"}]}}");
        assertThat(Answer.at(answer, "task.answers.#").asInt()).isEqualTo(2);
        assertThat(Answer.is(Answer.at(answer, "task.answers.0.result"), "NOT_FOUND")).isTrue();
        assertThat(Answer.is(Answer.at(answer, "task.answers.0.result"), "FOUND_NOT")).isFalse();
        assertThat(Answer.at(answer, "task.nothing.here").asText()).isEmpty();
    }

    @Test
    void figuresOfSeveralRowsAreAddedUpAndDaysAreThoseOfBeijing() throws IOException {
        JsonNode answer = json("{\"rows\": [{\"done\": \"2\"}, {\"done\": 3}, {\"other\": 1}]}");
        assertThat(Answer.at(answer, "rows.+done").asText()).isEqualTo("5");
        assertThat(Answer.at(answer, "nothing.+done").asText()).isEqualTo("0");
        var references = new References(() -> Instant.parse("2026-11-22T17:00:00Z"), Map.of());
        references.warned("C", "W1");
        references.warned("C", "W2");
        assertThat(references.resolve(json("[\"@day\", \"@day-P27D\", \"@warning:C\"]")))
                .isEqualTo(json("[\"2026-11-23\", \"2026-10-27\", \"W2\"]"));
    }

    @Test
    void aCaseloadIsEighteenTeamsWorkOnWorkingDaysAndLateWhereItSaysSo() throws IOException {
        CaseloadPlan plan = files.load("haidian").caseload();
        LocalDate first = LocalDate.of(2026, 11, 23);
        var days = plan.days(first);
        var found = new HashMap<String, LocalDate>();
        var took = new HashMap<String, Long>();
        var teams = new TreeMap<String, Integer>();
        days.forEach((day, facts) -> {
            assertThat(day.getDayOfWeek().getValue()).isLessThan(6);
            assertThat(day).isBetween(first, first.plusDays(365));
            for (var fact : facts) {
                String number = fact.getHeader().getCaseNumber();
                switch (fact.getKind()) {
                    case CASE_FACT_KIND_DOCKETED -> teams.merge(fact.getTeam(), 1, Integer::sum);
                    case CASE_FACT_KIND_PROPERTY_FOUND -> found.put(number, day);
                    case CASE_FACT_KIND_MEASURE_TAKEN -> took.put(number, found.get(number).until(day, ChronoUnit.DAYS));
                    default -> { }
                }
            }
        });
        assertThat(teams).hasSize(18).containsEntry("team-18", 10).allSatisfy((team, cases) -> assertThat(cases).isEqualTo(10));
        assertThat(took.values()).as("in a week, or five weeks late").allMatch(d -> d <= 7 || d >= 38 && d <= 44);
        long late = found.entrySet().stream()
                .filter(e -> !e.getValue().plusDays(16).isAfter(first.plusDays(365)))
                .filter(e -> took.getOrDefault(e.getKey(), 99L) > 15)
                .count();
        assertThat(late).as("five overdue, the first kind, by a counter that knows no calendar").isEqualTo(19);
    }

    @Test
    void aConditionLooksIntoAnAnswer() throws IOException {
        JsonNode answer = json("""
                {"rollup": {"accounts_free": 12, "complete": true, "state": "COLLABORATION_STATE_CLOSED", "count": "7"}}
                """);
        assertThat(holds("complete", "true", null, answer)).isTrue();
        assertThat(holds("state", "CLOSED", null, answer)).isTrue();
        assertThat(holds("state", "APPLIED", null, answer)).isFalse();
        assertThat(holds("accounts_free", null, 12L, answer)).isTrue();
        assertThat(holds("accounts_free", null, 13L, answer)).isFalse();
        assertThat(holds("count", null, 7L, answer)).isTrue();
        assertThat(holds("nothing", null, 0L, answer)).isFalse();
    }

    private static boolean holds(String key, String is, Long atLeast, JsonNode answer) {
        return new Condition("最高法", null, null, null, "rollup." + key, is, atLeast, null, null).holds(answer);
    }

    @Test
    void aRangeLiesEvenlyOverTheCourts() {
        assertThat(Clerk.Desk.within("PT10M..PT3H", 0, 18)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Clerk.Desk.within("PT10M..PT3H", 17, 18)).isEqualTo(Duration.ofHours(3));
        assertThat(Clerk.Desk.within("PT10M..PT3H", 1, 18)).isEqualTo(Duration.ofMinutes(20));
        assertThat(Clerk.Desk.within("PT30M", 5, 18)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void whatIsDueWithinFiveMinutesHappensTogetherInTheOrderInWhichItWasNoted() {
        var agenda = new Agenda();
        var done = new StringBuilder();
        agenda.at(NOW.plusSeconds(600), () -> done.append("c"));
        agenda.at(NOW.plusSeconds(599), () -> done.append("a"));
        agenda.at(NOW.plusSeconds(301), () -> done.append("b"));

        assertThat(agenda.next()).contains(NOW.plusSeconds(300));
        assertThat(agenda.due(NOW.plusSeconds(299))).isEmpty();
        while (agenda.next().isPresent()) {
            agenda.due(NOW.plusSeconds(600)).orElseThrow().run();
        }
        assertThat(done).hasToString("abc");
    }
}
