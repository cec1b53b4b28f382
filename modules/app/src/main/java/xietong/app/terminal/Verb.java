// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import java.util.Arrays;
import java.util.List;

/** What can be typed at a terminal. */
public enum Verb {
    LIST("l", "list", "列表", "", "what is open, urgent first"),
    SHOW("s", "show", "详情", "NO", "all of one"),
    ACKNOWLEDGE("a", "ack", "确认", "NO", "somebody has seen it"),
    CLAIM("c", "claim", "认领", "NO [DESK]", "this unit acts, and no other"),
    RELEASE("u", "release", "释放", "NO REASON", "give it back"),
    REPORT("r", "report", "回报", "NO OUTCOME [@PLACE] [TEXT]", "controlled, not-found, left, wrong … or 已控制, 未找到 …"),
    SHELVE("z", "shelve", "搁置", "NO MINUTES REASON", "set it aside for a while"),
    TRANSFER("t", "transfer", "转派", "NO CODE REASON", "pass it to another police organisation"),
    HELP("h", "help", "帮助", "", "this"),
    QUIT("q", "quit", "退出", "", "end; alerts then go to other terminals");

    private final String key;
    private final List<String> names;
    private final String form;
    private final String help;

    Verb(String key, String word, String chinese, String form, String help) {
        this.key = key;
        this.names = List.of(key, word, chinese);
        this.form = form;
        this.help = help;
    }

    /** Whether it is about one alert. */
    boolean aboutOne() {
        return form.startsWith("NO");
    }

    /** How it is typed. */
    String form() {
        return (key + " " + form).strip();
    }

    /** @throws IllegalArgumentException where there is none of this name */
    static Verb of(String name) {
        return Arrays.stream(values())
                .filter(verb -> verb.names.contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "'? h 帮助 tells what can be typed"));
    }

    /** What can be typed, a line each. */
    public static List<String> help() {
        return Arrays.stream(values())
                .map(verb -> String.format("%-32s %s, %s: %s",
                        verb.form(), verb.names.get(2), verb.names.get(1), verb.help))
                .toList();
    }
}
