// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of the pages, all in memory: those of the program, or those of a folder, which are read again whenever they are
 * asked for. Nothing but these files can be asked for, whatever the path says.
 */
final class PageFiles {
    private static final String WEB = "web";
    private static final String LIBRARIES = "META-INF/resources/webjars";

    private final Map<String, Page> pages = new TreeMap<>();
    private final Path folder;
    private final String build;

    /** Those of the program; with those of a folder, if one is named, in front. */
    PageFiles(String folder) {
        this.folder = folder.isEmpty() ? null : Path.of(folder).toAbsolutePath().normalize();
        load(LIBRARIES, "lit-html/3.3.0", "/webjars/");
        if (this.folder == null) {
            load(WEB, "", "/");
        } else {
            read(this.folder, this.folder, "/");
        }
        List<byte[]> all = new ArrayList<>();
        pages.values().forEach(page -> {
            all.add(page.path().getBytes(StandardCharsets.UTF_8));
            all.add(page.content());
        });
        this.build = Page.digest(all.toArray(byte[][]::new));
    }

    /** Tells one set of pages from another. */
    String build() {
        return build;
    }

    /** The file of a path; of a page's own name its index.html. */
    Optional<Page> find(String path) {
        String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (folder != null && !name.startsWith("/webjars/")) {
            return onDisk(name).or(() -> onDisk(name + "/index.html"));
        }
        Page page = pages.get(name);
        return Optional.ofNullable(page != null ? page : pages.get(name + "/index.html"));
    }

    private Optional<Page> onDisk(String path) {
        try {
            Path file = folder.resolve(path.isEmpty() ? "" : path.substring(1)).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file)
                    ? Optional.of(Page.of(path, Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    /** Resources below a folder of the class path, wherever that lies. */
    private void load(String root, String below, String prefix) {
        String name = below.isEmpty() ? root : root + "/" + below;
        URL found = PageFiles.class.getClassLoader().getResource(below.isEmpty() ? name + "/lib/base.css" : name + "/lit-html.js");
        if (found == null) {
            throw new IllegalStateException("the program has no " + name);
        }
        try {
            URI uri = found.toURI();
            if (!uri.getScheme().equals("jar")) {
                Path file = Path.of(uri);
                Path top = file;
                for (int i = name.split("/").length + (below.isEmpty() ? 2 : 1); i > 0; i--) {
                    top = top.getParent();
                }
                read(top.resolve(root), top.resolve(name), prefix);
                return;
            }
            String jarFile = uri.toString();
            Path jarPath = Path.of(URI.create(jarFile.substring("jar:".length(), jarFile.indexOf("!/"))));
            try (FileSystem jar = FileSystems.newFileSystem(jarPath)) {
                read(jar.getPath("/" + root), jar.getPath("/" + name), prefix);
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the pages cannot be read", e);
        }
    }

    private void read(Path root, Path from, String prefix) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = prefix + root.relativize(file).toString().replace('\\', '/');
                pages.put(path, Page.of(path, Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
