package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes text of an unknown encoding. Statistical detectors need some hundred bytes and guess wrongly on a short Chinese
 * file; here every candidate decodes strictly, and the one whose characters are in common use wins, or none.
 */
final class Encodings {

    private static final List<Charset> CANDIDATES = List.of(
            Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("Big5"));
    private static final int SAMPLE = 20_000;
    private static final double PLAUSIBLE = 0.85;

    private final CharsetEncoder gbk = Charset.forName("GBK").newEncoder();
    private final CharsetEncoder big5 = Charset.forName("Big5").newEncoder();

    static String decode(byte[] bytes) {
        return new Encodings().text(bytes).orElseThrow(() -> new Unreadable(Reason.ENCODING_UNKNOWN));
    }

    private Optional<String> text(byte[] bytes) {
        Optional<Charset> marked = marked(bytes);
        if (marked.isPresent()) {
            return strictly(bytes, marked.get()).filter(text -> plausibility(text) > PLAUSIBLE);
        }
        Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent() && utf8.get().indexOf('\u0000') < 0) {
            return utf8;
        }
        String best = null;
        double highest = PLAUSIBLE;
        for (Charset candidate : CANDIDATES) {
            Optional<String> text = strictly(bytes, candidate);
            double score = text.map(this::plausibility).orElse(0.0);
            if (score > highest) {
                best = text.orElseThrow();
                highest = score;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<Charset> marked(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private double plausibility(String text) {
        long common = text.chars().limit(SAMPLE).filter(c -> isCommon((char) c)).count();
        return text.isEmpty() ? 0 : (double) common / Math.min(text.length(), SAMPLE);
    }

    private boolean isCommon(char c) {
        return c >= ' ' && c < 0x7F
                || c == '\n'
                || c == '\r'
                || c == '\t'
                || c == '\uFEFF'
                || c >= 0x3000 && c <= 0x3015
                || c >= 0xFF01 && c <= 0xFF5E
                || "—“”‘’…·《》".indexOf(c) >= 0
                || first(gbk, c, 0xB0, 0xD7)
                || first(big5, c, 0xA4, 0xC6);
    }

    /** Whether it is of the level that holds the characters in common use, in the older standard of the two scripts. */
    private static boolean first(CharsetEncoder encoder, char c, int from, int to) {
        byte[] encoded = encode(encoder, c);
        return encoded != null
                && encoded.length == 2
                && (encoded[0] & 0xFF) >= from
                && (encoded[0] & 0xFF) <= to
                && (encoded[1] & 0xFF) >= (from == 0xB0 ? 0xA1 : 0x40);
    }

    private static byte @Nullable [] encode(CharsetEncoder encoder, char c) {
        try {
            ByteBuffer encoded = encoder.encode(CharBuffer.wrap(new char[] {c}));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
