package cn.quanzhi.knowledge;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param directories the directories that are imported; where {@code knowledge-base} is not there, the one that is packed with the service
 * @param batch passages that are embedded in one call
 * @param threads how many files are taken at a time: one more than there are cores keeps the model busy while others are stored
 */
@Validated
@ConfigurationProperties("quanzhi.knowledge")
public record KnowledgeSettings(
        @DefaultValue("knowledge-base") List<String> directories,
        @DefaultValue("8") @Min(1) @Max(256) int batch,
        @DefaultValue("3") @Min(1) @Max(16) int threads) {

    public KnowledgeSettings {
        directories = List.copyOf(directories);
    }
}
