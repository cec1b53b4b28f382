// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.microsoft.playwright.Page;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Pictures of screens: in {@code target/screens} after each run, and with {@code -Dxietong.write=true} those of the
 * documentation besides, made smaller, in {@code docs/screens}.
 */
final class Shots {
    private static final Path ROOT = Path.of(System.getProperty("xietong.root", "../.."));
    private static final Path FOLDER = Path.of("target", "screens");

    private Shots() {}

    /** What the window shows now; where the picture lies. */
    static Path take(Page page, String name) {
        try {
            Files.createDirectories(FOLDER);
            return Files.write(FOLDER.resolve(name + ".png"), page.screenshot());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, which the documentation shows, so many pixels wide. */
    static void takeForDocs(Page page, String name, int width) {
        take(page, name);
        if (!Boolean.getBoolean("xietong.write")) {
            return;
        }
        try {
            Path docs = Files.createDirectories(ROOT.resolve("docs/screens"));
            BufferedImage whole = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(FOLDER.resolve(name + ".png"))));
            ImageIO.write(smaller(whole, width), "png", docs.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage smaller(BufferedImage whole, int width) {
        int height = Math.round((float) whole.getHeight() * width / whole.getWidth());
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        pen.drawImage(whole, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }
}
