package cn.quanzhi.knowledge.upload;

import cn.quanzhi.knowledge.ingest.ZipScan;
import cn.quanzhi.knowledge.ingest.parse.Unreadable;
import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The archive whose files are being worked on, kept at hand from one file to the next. For the runner's thread alone. */
final class Archives implements AutoCloseable {

    private static final int LONGEST_NAME = 300;

    private final Sources sources;
    private final Workplace workplace;
    private final long largest;
    private @Nullable UUID known;
    private @Nullable ZipFile zip;
    private @Nullable Path directory;

    Archives(Sources sources, Workplace workplace, long largest) {
        this.sources = sources;
        this.workplace = workplace;
        this.largest = largest;
    }

    /** @param position of the entry in the archive's directory; its name may be anything and is only shown */
    record Entry(int position, String name) {}

    /** The files of an archive, without folders and without what operating systems put beside them. */
    List<Entry> entries(UUID source) {
        List<Entry> entries = new ArrayList<>();
        int position = 0;
        for (ZipEntry entry : open(source).stream().toList()) {
            position++;
            String name = entry.getName().replaceAll("\\p{C}", "");
            boolean noise = name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
            if (!entry.isDirectory() && !noise) {
                entries.add(new Entry(
                        position, name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name));
            }
        }
        if (entries.isEmpty()) {
            throw new Unreadable(Reason.ARCHIVE_EMPTY);
        }
        return entries;
    }

    /** Unpacks one entry, and no more of it than a file may have. */
    void extract(UUID source, int position, Path to) {
        ZipFile archive = open(source);
        ZipEntry entry = archive.stream()
                .skip(position - 1L)
                .findFirst()
                .orElseThrow(() -> new Unreadable(Reason.ARCHIVE_CORRUPT));
        try (InputStream in = archive.getInputStream(entry);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[65_536];
            long length = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > largest) {
                    throw new Unreadable(Reason.ARCHIVE_TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        } catch (ZipException e) {
            throw new Unreadable(Reason.ARCHIVE_CORRUPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ZipFile open(UUID source) {
        ZipFile at = zip;
        if (at != null && source.equals(known)) {
            return at;
        }
        close();
        Path place = workplace.directory();
        directory = place;
        Path file = place.resolve("archive.zip");
        sources.write(source, file);
        try {
            ZipFile opened = ZipScan.open(file);
            zip = opened;
            known = source;
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ZipFile at = zip;
        Path place = directory;
        zip = null;
        known = null;
        directory = null;
        try {
            if (at != null) {
                at.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (place != null) {
                workplace.remove(place);
            }
        }
    }
}
