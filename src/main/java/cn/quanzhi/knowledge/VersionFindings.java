package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.NewDraft.Origin;
import cn.quanzhi.knowledge.VersionFinding.Code;
import cn.quanzhi.knowledge.VersionFinding.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is wrong or odd about a version before it is published: its periods, what it names, its basis. */
@Component
class VersionFindings {

    /** Nobody reads a date into these: they hold from the day on which they are published. */
    private static final Set<DocumentKind> UNDATED =
            EnumSet.of(DocumentKind.GUIDE, DocumentKind.FAQ, DocumentKind.CASE, DocumentKind.QUESTIONS);

    private final StoredVersions versions;
    private final Titles titles;
    private final GuideBasis basis;

    VersionFindings(StoredVersions versions, Titles titles, GuideBasis basis) {
        this.versions = versions;
        this.titles = titles;
        this.basis = basis;
    }

    List<VersionFinding> of(StoredVersion version) {
        List<VersionFinding> findings = new ArrayList<>();
        if (version.passages() == 0) {
            findings.add(VersionFinding.error(Code.NO_PASSAGES, null, "没有正文"));
        }
        dates(version, findings);
        periods(version, findings);
        names(version, findings);
        findings.addAll(basis.findings(version));
        return findings;
    }

    static List<VersionFinding> errors(List<VersionFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static void dates(StoredVersion version, List<VersionFinding> findings) {
        boolean dated =
                !UNDATED.contains(version.kind()) || version.effectiveFrom() != null || version.effectiveTo() != null;
        if (dated && version.datesConfirmed() == null && version.origin() != Origin.DIRECTORY) {
            findings.add(
                    VersionFinding.error(Code.DATES_NOT_CONFIRMED, "datesConfirmed", "施行日期须由人核对确认：正文里的日期不一定是本版的施行日期"));
        }
        if (!UNDATED.contains(version.kind()) && version.effectiveFrom() == null) {
            findings.add(VersionFinding.warning(Code.EFFECTIVE_FROM_MISSING, "effectiveFrom", "没有施行日期：回答会把它的效力标为不明"));
        }
    }

    /** An end that is written down counts against the next beginning; without one a version ends where the next begins. */
    private void periods(StoredVersion version, List<VersionFinding> findings) {
        LocalDate from = version.effectiveFrom();
        if (from == null) {
            return;
        }
        List<StoredVersion> others = versions.ofDocuments(List.of(version.documentId())).stream()
                .filter(other -> other.state() == VersionState.PUBLISHED
                        && !other.id().equals(version.id())
                        && !other.version().equals(version.version())
                        && other.effectiveFrom() != null)
                .sorted(Comparator.comparing(StoredVersions::from))
                .toList();
        StoredVersion before = null;
        StoredVersion after = null;
        for (StoredVersion other : others) {
            if (!StoredVersions.from(other).isAfter(from)) {
                before = other;
            } else if (after == null) {
                after = other;
            }
        }
        if (before != null) {
            joint(before, version, findings);
        }
        if (after != null) {
            joint(version, after, findings);
        }
    }

    private static void joint(StoredVersion earlier, StoredVersion later, List<VersionFinding> findings) {
        LocalDate end = earlier.effectiveTo();
        LocalDate begin = StoredVersions.from(later);
        if (StoredVersions.from(earlier).equals(begin)) {
            findings.add(VersionFinding.error(
                    Code.PERIODS_OVERLAP, "effectiveFrom", label(earlier) + "与" + label(later) + "同日施行：" + begin));
        } else if (end != null && end.isAfter(begin)) {
            findings.add(VersionFinding.error(
                    Code.PERIODS_OVERLAP,
                    "effectiveTo",
                    label(earlier) + "到 " + end + " 才失效，" + label(later) + " " + begin + " 已施行"));
        } else if (end != null && end.isBefore(begin)) {
            findings.add(VersionFinding.warning(
                    Code.GAP_BETWEEN_PERIODS, "effectiveFrom", end + " 至 " + begin + " 之间没有任何版本有效"));
        }
    }

    private static String label(StoredVersion version) {
        return version.version().isEmpty() ? "（无版本名）" : "“" + version.version() + "”";
    }

    private void names(StoredVersion version, List<VersionFinding> findings) {
        Set<String> known = titles.names(version.site()).keySet();
        String replacement = version.replacedBy();
        if (replacement != null && !known.contains(replacement)) {
            findings.add(VersionFinding.error(
                    Code.REPLACEMENT_UNKNOWN, "replacedBy", "知识库里没有《" + replacement + "》：先发布它，或留空"));
        }
        for (String replaced : version.replaces()) {
            if (!known.contains(replaced)) {
                findings.add(
                        VersionFinding.warning(Code.REPLACED_UNKNOWN, "replaces", "知识库里没有被它代替的《" + replaced + "》"));
            }
        }
    }
}
