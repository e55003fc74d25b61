package cn.quanzhi.answering;

import cn.quanzhi.knowledge.Validity;
import java.util.UUID;

/**
 * What a marker {@code [number]} stands for, pinned to a version and to the text that was read.
 *
 * @param quote words of the passage, verbatim
 * @param textHash SHA-256 of the passage's text when it was cited
 */
public record Citation(
        int number,
        UUID passageId,
        UUID documentId,
        UUID documentVersionId,
        String title,
        String citation,
        String quote,
        String textHash,
        Validity validity) {}
