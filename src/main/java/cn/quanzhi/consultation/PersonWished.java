package cn.quanzhi.consultation;

import cn.quanzhi.answering.HandOverReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise asked for a person, or an answer did. Published in the transaction that gives the number, under the
 * consultation's lock: whoever makes the ticket does so in it, so that no number is without one.
 *
 * @param words what the enterprise said of its wish
 */
public record PersonWished(
        String site,
        UUID consultationId,
        String number,
        HandOverReason cause,
        @Nullable String words,
        Instant at) {}
