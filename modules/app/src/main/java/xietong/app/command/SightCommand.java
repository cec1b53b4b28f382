// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.batch.SightingBatch;
import xietong.app.batch.SightingForms;
import xietong.app.batch.SightingReader;
import xietong.client.HubClient;
import xietong.hub.screening.SightingKeys;
import xietong.v1.SightingReport;

/** A source reports whom it saw 行踪上报. */
@Command(name = "sight", description = {
    "Report sightings, as police or another source, and tell what became of each 行踪上报.",
    "What matches nobody is counted by the hub and forgotten. Whom the source saw goes as keyed digests (--keys) or as hits "
            + "of the list that it was given, in clear only where the directory says so (--clear).",
    "Ends with 3 where one cannot be read or is refused, with 4 where one has no answer, or no sure one: send it again, with "
            + "the same number of the event it is taken in once."
},
        footerHeading = "%nMany, with --from; the first row names the columns, in any order, by name or Chinese title; "
                + "docs/whereabouts-import.md explains each:%n",
        footer = {
            "  event 事件编号, source 来源, time 时间, until 截止时间, division 区划, place 地点, position 坐标,",
            "  detail 详情, name 姓名, number 公民身份号码, birth 出生日期, id_papers 其他证件, plate 号牌,",
            "  digests 摘要, hits 命中, key 密钥, list_position 名单版本, found_by 命中依据",
            "%nOr one JSON object a line (SightingReport of sighting.proto, enums without their prefix):%n",
            "  {\"sighting\": {\"source\": \"HOTEL\", \"number\": \"E-1\", \"time\": \"2026-11-21T09:30:00+08:00\"},",
            "   \"identity\": {\"identifier\": \"990100190001010011\"}}"
        })
final class SightCommand extends HubCommand {
    /** How the file is written. */
    enum Format { CSV, JSONL }

    @Option(names = "--from", paramLabel = "FILE",
            description = "Many, from a file; - reads standard input, each as soon as its line is there.")
    private Path from;

    @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES}. Default: JSONL for a file that ends with "
            + ".jsonl, .ndjson or .json, otherwise CSV.")
    private Format format;

    @Mixin
    private CsvOptions csv;

    @Option(names = "--keys", paramLabel = "FILE",
            description = "The key under which the source makes digests: lines identifier:hexadecimal, the present first.")
    private Path keys;

    @Option(names = "--clear", description = "Whom it saw as it is, where the directory allows that.")
    private boolean clear;

    @Option(names = "--summary", description = "Print only how many became what.")
    private boolean summary;

    @Mixin
    private SightedOptions sighted;

    @Override
    int run(HubClient hub) throws Exception {
        if ((from != null) == sighted.given()) {
            throw usage(from != null ? "--from FILE, or the options of one sighting: not both"
                    : "Missing required options: --event and --source of one sighting, or --from FILE");
        }
        var forms = new SightingForms(keys == null ? null : SightingKeys.read(keys).get(0), clear);
        var batch = new SightingBatch(
                () -> SightingBatch.Link.of(hub.watches().sightings(SightingBatch.UNANSWERED)), connect.patience(),
                outcome -> {
                    if (!summary) {
                        outcome.print(output());
                    }
                });
        try {
            if (from == null) {
                batch.send(one(forms));
            } else {
                try (BufferedReader text = csv.open(input())) {
                    batch.send(text, jsonLines(), new SightingReader(forms));
                }
            }
        } finally {
            told(batch);
        }
        return batch.counts().exitCode();
    }

    private void told(SightingBatch batch) {
        if (summary && output().json()) {
            output().line(batch.counts().json());
        } else if (summary) {
            output().line(batch.counts().text());
        } else if (from != null) {
            output().aside(batch.counts().text());
        }
    }

    private SightingReport one(SightingForms forms) {
        try {
            return forms.sent(sighted.report());
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private InputStream input() throws IOException {
        return from.toString().equals("-") ? System.in : Files.newInputStream(from);
    }

    private boolean jsonLines() {
        return format == null ? from.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|ndjson|json)")
                : format == Format.JSONL;
    }
}
