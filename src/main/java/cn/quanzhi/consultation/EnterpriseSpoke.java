package cn.quanzhi.consultation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The enterprise said something while its ticket isn't closed. Published in the message's transaction, under the
 * consultation's lock and before it is decided who answers.
 *
 * @param messageId null where it only asked for the person again
 */
public record EnterpriseSpoke(
        String site,
        UUID consultationId,
        String number,
        @Nullable UUID messageId) {}
