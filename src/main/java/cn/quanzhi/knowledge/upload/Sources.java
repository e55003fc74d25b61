package cn.quanzhi.knowledge.upload;

import cn.quanzhi.kernel.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The uploaded bytes, kept in pieces: neither way holds a file whole in memory. */
@Component
class Sources {

    private static final int PIECE = 1_000_000;
    private static final String INSERT = """
            insert into knowledge_source (id, site_id, file_name, checksum, size, created_at)
            values (:id, :site, :name, :checksum, :size, :at)
            """;
    private static final String INSERT_PIECE = """
            insert into knowledge_source_piece (source_id, site_id, position, bytes)
            values (:source, :site, :position, :bytes)
            """;
    private static final String READ_PIECE =
            "select bytes from knowledge_source_piece where source_id = :source and position = :position";

    private final JdbcClient jdbc;
    private final Clock clock;

    Sources(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a file's bytes within the caller's transaction. */
    UUID keep(String site, String name, Path file, String checksum) {
        UUID id = Ids.next();
        try (InputStream in = Files.newInputStream(file)) {
            jdbc.sql(INSERT)
                    .param("id", id)
                    .param("site", site)
                    .param("name", name)
                    .param("checksum", checksum)
                    .param("size", Files.size(file))
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            int position = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                jdbc.sql(INSERT_PIECE)
                        .param("source", id)
                        .param("site", site)
                        .param("position", position++)
                        .param("bytes", piece)
                        .update();
            }
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the bytes to a file again. */
    void write(UUID source, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            int position = 0;
            while (true) {
                var piece = jdbc.sql(READ_PIECE)
                        .param("source", source)
                        .param("position", position++)
                        .query(byte[].class)
                        .optional();
                if (piece.isEmpty()) {
                    return;
                }
                out.write(piece.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String checksum(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
