package cn.quanzhi.knowledge;

import cn.quanzhi.knowledge.VersionFinding.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The articles on which a guide says that it rests, held against what is published. */
@Component
class GuideBasis {

    // PostgreSQL only: array parameters.
    private static final String STANDING = """
            select d.title, v.version, p.article,
            """ + StoredVersions.STATUS + """
             as status
            from knowledge_document d join knowledge_version v on v.document_id = d.id and v.state = 'PUBLISHED'
              join knowledge_passage p on p.version_id = v.id and p.article is not null
            """ + StoredVersions.SUCCESSOR + """
            where d.site_id in (:site, 'shared') and d.title = any(:titles)
            order by d.title, p.article, v.id
            """;

    private final JdbcClient jdbc;
    private final StoredVersions versions;

    GuideBasis(JdbcClient jdbc, StoredVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    /**
     * One article that a guide names.
     *
     * @param version the label of the law's version by which the number counts; null for whichever is in force
     */
    record Basis(
            String law,
            String article,
            @Nullable String supports,
            @Nullable String version) {

        String citation() {
            return Citations.ofArticle(law, article);
        }
    }

    private record Standing(String title, String version, String article, VersionStatus status) {

        boolean isOf(Basis basis) {
            return article.equals(basis.article())
                    && (basis.version() == null || basis.version().equals(version));
        }
    }

    static List<Basis> of(Map<String, Object> metadata) {
        List<Basis> named = new ArrayList<>();
        if (metadata.get("basis") instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> one
                        && one.get("law") instanceof String law
                        && one.get("article") instanceof String article) {
                    named.add(new Basis(law, article, text(one, "supports"), text(one, "version")));
                }
            }
        }
        return named;
    }

    private static @Nullable String text(Map<?, ?> entry, String key) {
        return entry.get(key) instanceof String text && !text.isBlank() ? text : null;
    }

    List<VersionFinding> findings(StoredVersion version) {
        List<Basis> named = of(version.metadata());
        if (named.isEmpty()) {
            return List.of();
        }
        Map<String, List<Standing>> laws = jdbc
                .sql(STANDING)
                .param("site", version.site())
                .param("titles", named.stream().map(Basis::law).distinct().toArray(String[]::new))
                .param("today", versions.today())
                .query(Standing.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Standing::title));
        List<VersionFinding> findings = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Basis basis : named) {
            VersionFinding finding = finding(basis, laws.getOrDefault(basis.law(), List.of()));
            if (finding != null && said.add(finding.message())) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private static @Nullable VersionFinding finding(Basis basis, List<Standing> law) {
        if (law.isEmpty()) {
            return VersionFinding.warning(Code.BASIS_UNKNOWN, "basis", "知识库里没有依据《" + basis.law() + "》，无法核对");
        }
        List<Standing> alive = law.stream().filter(one -> isAlive(one.status())).toList();
        if (alive.isEmpty()) {
            return VersionFinding.error(Code.BASIS_REPEALED, "basis", "依据《" + basis.law() + "》已经失效");
        }
        if (alive.stream().anyMatch(one -> one.isOf(basis))) {
            return null;
        }
        return law.stream().anyMatch(one -> one.isOf(basis))
                ? VersionFinding.error(Code.BASIS_REPEALED, "basis", "现行文本里已没有" + basis.citation())
                : VersionFinding.error(Code.BASIS_MISSING, "basis", "没有" + basis.citation());
    }

    private static boolean isAlive(VersionStatus status) {
        return status == VersionStatus.IN_FORCE
                || status == VersionStatus.UNKNOWN
                || status == VersionStatus.NOT_YET_IN_FORCE;
    }
}
