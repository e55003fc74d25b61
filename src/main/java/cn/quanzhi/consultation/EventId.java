package cn.quanzhi.consultation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an event in a stream: the last lasting event's number and, for a passing event, its place after it. What
 * follows a third point only keeps ids of catch-up events apart between connections; what follows the dash tells ids of
 * other consultations from this one's.
 */
record EventId(long seq, long number) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})(?:\\.(\\d{1,9})(?:\\.[0-9a-z.]{1,32})?)?-([0-9a-f]{8})");

    /** The id of a lasting event. */
    static String lasting(UUID consultation, long seq) {
        return seq + mark(consultation);
    }

    /** What every id of the consultation ends with; the last digits of its own id are random. */
    static String mark(UUID consultation) {
        String text = consultation.toString();
        return "-" + text.substring(text.length() - 8);
    }

    static Optional<EventId> parse(UUID consultation, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || !text.endsWith(mark(consultation))) {
            return Optional.empty();
        }
        String number = matcher.group(2);
        return Optional.of(new EventId(Long.parseLong(matcher.group(1)), number == null ? 0 : Long.parseLong(number)));
    }
}
