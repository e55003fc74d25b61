package cn.quanzhi.answering.typing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What {@code ./quanzhi train-typing} learns: which characters follow each other, and by which syllables they are typed. */
record TypingModel(CharacterModel characters, Syllables syllables) {

    private static final String KEPT = "/answering/typing.bin";

    static TypingModel of(CharacterModel characters) {
        return new TypingModel(characters, Syllables.of(characters));
    }

    /** The one of the service. */
    static TypingModel load() {
        InputStream kept = Objects.requireNonNull(TypingModel.class.getResourceAsStream(KEPT), KEPT);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(kept)))) {
            return new TypingModel(CharacterModel.read(in), Syllables.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(OutputStream target) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(target))) {
            characters.write(out);
            syllables.write(out);
        }
    }
}
