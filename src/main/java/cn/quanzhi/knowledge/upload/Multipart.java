package cn.quanzhi.knowledge.upload;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.DefaultPartHttpMessageReader;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;

/** Receives uploads into files of the data directory: nothing is written outside of it, and nothing large is held in memory. */
@Configuration(proxyBeanMethods = false)
class Multipart {

    private static final int IN_MEMORY = 16_384;
    private static final int MOST_PARTS = 8;
    private static final int LONGEST_TEXT = 65_536;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    CodecCustomizer uploadsIntoTheDataDirectory(
            UploadSettings settings, @Value("${quanzhi.data-dir:./data}") Path data) {
        Path directory = data.toAbsolutePath().resolve("work").resolve("received");
        // Behind Boot's own settings, which are applied to every reader of parts as it is made.
        return codecs -> codecs.defaultCodecs().configureDefaultCodec(codec -> {
            if (codec instanceof DefaultPartHttpMessageReader parts) {
                parts.setMaxDiskUsagePerPart(settings.largest().toBytes());
                parts.setMaxInMemorySize(IN_MEMORY);
                parts.setMaxParts(MOST_PARTS);
                store(parts, directory);
            }
        });
    }

    private static void store(DefaultPartHttpMessageReader parts, Path directory) {
        try {
            parts.setFileStorageDirectory(Files.createDirectories(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves a received part to a file. */
    static void save(FilePart part, Path file) {
        part.transferTo(file).block();
    }

    /** A part's text. */
    static String text(Part part) {
        DataBuffer whole = DataBufferUtils.join(part.content(), LONGEST_TEXT).block();
        if (whole == null) {
            return "";
        }
        try {
            return whole.toString(StandardCharsets.UTF_8);
        } finally {
            DataBufferUtils.release(whole);
        }
    }

    /** The name without the folders that some browsers send along, and without what could not be shown. */
    static String name(FilePart part) {
        String given = part.filename();
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "")
                .strip();
        if (name.isEmpty() || name.length() > 200) {
            throw new ProblemException(Problem.INVALID_INPUT, "文件名为空或过长");
        }
        return name;
    }
}
