package cn.quanzhi.knowledge;

import java.util.List;

/**
 * What an import did.
 *
 * @param published versions that are new or have new bytes
 * @param unchanged versions that stood already
 * @param skipped files that are no knowledge: without front matter, or marked {@code publish: false}
 * @param failures files that could not be imported, each with its reason
 */
public record ImportReport(int published, int unchanged, List<String> skipped, List<Failure> failures) {

    public record Failure(String file, String reason) {}

    public ImportReport {
        skipped = List.copyOf(skipped);
        failures = List.copyOf(failures);
    }
}
