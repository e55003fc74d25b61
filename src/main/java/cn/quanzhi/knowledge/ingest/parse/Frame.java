package cn.quanzhi.knowledge.ingest.parse;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the parser's process says, one after another. Whoever reads them bounds every length: the writer may be captured. */
public sealed interface Frame {

    /** The process is up and can read files. */
    record Hello() implements Frame {}

    /** Pages or parts read so far; a total of 0 is not known. */
    record Progress(int done, int total) implements Frame {}

    /** The next piece of the text, Markdown of a small kind. */
    record Text(String text) implements Frame {}

    /** Something that an editor must know: a stable code, where, and what stands there. */
    record Warning(String code, String place, String excerpt) implements Frame {}

    /** A fact that the text tells about itself, with the place and the words it was read from. */
    record Fact(String field, String value, String place, String quote) implements Frame {}

    /** The file gives nothing; the process can go on with another. */
    record Failure(String reason, String words) implements Frame {}

    record End() implements Frame {}

    int LONGEST = 200_000;

    private static void write(DataOutputStream out, int kind, String... fields) throws IOException {
        out.writeByte(kind);
        out.writeByte(fields.length);
        for (String field : fields) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.flush();
    }

    static void write(DataOutputStream out, Frame frame) throws IOException {
        switch (frame) {
            case Hello ignored -> write(out, 0);
            case Progress progress ->
                write(out, 1, Integer.toString(progress.done()), Integer.toString(progress.total()));
            case Text text -> write(out, 2, text.text());
            case Warning warning -> write(out, 3, warning.code(), warning.place(), warning.excerpt());
            case Fact fact -> write(out, 4, fact.field(), fact.value(), fact.place(), fact.quote());
            case Failure failure -> write(out, 5, failure.reason(), failure.words());
            case End ignored -> write(out, 6);
        }
    }

    /** The next frame; an {@link IOException} where the process has ended or says what no parser says. */
    static Frame read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        int count = in.readUnsignedByte();
        if (count > 4) {
            throw new IOException("a frame of " + count + " fields");
        }
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > LONGEST) {
                throw new IOException("a field of " + length + " bytes");
            }
            fields.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        try {
            return frame(kind, fields);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException("a frame of another form", e);
        }
    }

    private static Frame frame(int kind, List<String> fields) throws IOException {
        return switch (kind) {
            case 0 -> new Hello();
            case 1 -> new Progress(Integer.parseInt(fields.get(0)), Integer.parseInt(fields.get(1)));
            case 2 -> new Text(fields.get(0));
            case 3 -> new Warning(fields.get(0), fields.get(1), fields.get(2));
            case 4 -> new Fact(fields.get(0), fields.get(1), fields.get(2), fields.get(3));
            case 5 -> new Failure(fields.get(0), fields.get(1));
            case 6 -> new End();
            default -> throw new IOException("a frame of kind " + kind);
        };
    }
}
