// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as a person writes it, in YAML or JSON: keys of the contract, enums without their prefix, and a paper's
 * {@code file} in place of its document. Refuses, with the key's path: what the contract does not know, and a number
 * without quotes where a text belongs, since it would lose its leading zeros.
 */
public final class MessageYaml {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    private static final Pattern STEP = Pattern.compile("([a-z0-9_]+)(?:\\[(\\d{1,3})])?");

    private final ObjectNode root;
    private final List<PaperFile> files = new ArrayList<>();

    /** A paper that names a file: where the stored document belongs once it is uploaded. */
    public record PaperFile(ObjectNode paper, Path file) {}

    private MessageYaml(ObjectNode root) {
        this.root = root;
    }

    public static MessageYaml empty() {
        return new MessageYaml(MAPPER.createObjectNode());
    }

    /** @throws IllegalArgumentException naming the line */
    public static MessageYaml parse(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree instanceof ObjectNode object) {
                return new MessageYaml(object);
            }
            throw new IllegalArgumentException("keys with values are accepted");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("line " + e.getLocation().getLineNr() + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("no YAML"));
        }
    }

    /** Sets a value by its path, e.g. {@code matter.parties[0].subject.name}. */
    public MessageYaml set(String path, String value) {
        JsonNode at = root;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length; i++) {
            Matcher step = STEP.matcher(steps[i]);
            if (!step.matches() || !(at instanceof ObjectNode object)) {
                throw new IllegalArgumentException(path + ": a path is keys with dots between them, and [0] in lists");
            }
            boolean last = i == steps.length - 1;
            at = step.group(2) == null ? member(object, step.group(1), last, value)
                    : element(object, step.group(1), Integer.parseInt(step.group(2)), last, value);
        }
        return this;
    }

    private static JsonNode member(ObjectNode object, String key, boolean last, String value) {
        if (last) {
            return object.put(key, value);
        }
        return object.has(key) ? object.get(key) : object.putObject(key);
    }

    private static JsonNode element(ObjectNode object, String key, int index, boolean last, String value) {
        var list = object.withArrayProperty(key);
        while (list.size() <= index) {
            list.addObject();
        }
        if (last) {
            list.set(index, list.textNode(value));
        }
        return list.get(index);
    }

    /** Adds a paper to a list of papers, its content from a file. */
    public MessageYaml addPaper(String pathOfList, String kind, String number, Path file) {
        ObjectNode at = root;
        String[] steps = pathOfList.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.withObjectProperty(steps[i]);
        }
        ObjectNode paper = at.withArrayProperty(steps[steps.length - 1]).addObject().put("kind", kind);
        if (!number.isEmpty()) {
            paper.put("number", number);
        }
        paper.put("file", file.toString());
        return this;
    }

    /**
     * Holds it against the contract. Papers' files are counted from the given folder.
     *
     * @throws IllegalArgumentException naming the key and what is accepted
     */
    public List<PaperFile> check(Message prototype, Path folder) {
        files.clear();
        new ContractWalk((paper, file) -> files.add(new PaperFile(paper, folder.resolve(file))))
                .message("", root, prototype.getDescriptorForType());
        return List.copyOf(files);
    }

    /** Puts a stored document where its file was named. */
    public static void document(PaperFile paper, Message document) {
        try {
            paper.paper().set("document", MAPPER.readTree(JsonFormat.printer().print(document)));
        } catch (JsonProcessingException | InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Merges what was checked into a message. */
    public void mergeInto(Message.Builder builder) {
        try {
            JsonFormat.parser().merge(root.toString(), builder);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }
}
