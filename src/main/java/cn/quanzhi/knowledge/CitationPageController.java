package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.CitedPages.Cited;
import cn.quanzhi.knowledge.CitedPages.Place;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * The public page of a citation, at an address that stays: {@code /c/<version>/<article>}. It can be quoted in a letter and
 * read by whoever gets it, without the widget and without a script.
 */
@RestController
@Hidden
class CitationPageController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final CitedPages pages;
    private final Clock clock;

    CitationPageController(CitedPages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/c/{id}/{place}")
    ResponseEntity<String> article(
            @PathVariable String id,
            @PathVariable String place,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        UUID version = versionOf(id);
        Optional<Cited> found = version == null ? Optional.empty() : pages.page(version, place);
        return version == null || found.isEmpty()
                ? notThere(version, accept, languages)
                : article(version, found.get(), place, CitationWords.of(languages));
    }

    private ResponseEntity<String> article(UUID version, Cited cited, String place, CitationWords words) {
        List<Place> places = pages.places(version);
        int at = places.indexOf(places.stream()
                .filter(one -> one.place().equals(place))
                .findFirst()
                .orElse(places.getFirst()));
        StringBuilder body = new StringBuilder("<p class=\"path\">");
        body.append(escaped(String.join(" · ", cited.path()))).append("</p><h1>");
        body.append(escaped(cited.citation())).append("</h1><p class=\"status\">");
        body.append(escaped(status(cited, words))).append("</p>");
        cited.text()
                .lines()
                .forEach(line -> body.append("<p>").append(escaped(line)).append("</p>"));
        body.append("<nav>");
        link(body, version, at > 0 ? places.get(at - 1) : null, words.before());
        link(body, version, at < places.size() - 1 ? places.get(at + 1) : null, words.after());
        body.append("<a href=\"/c/")
                .append(version)
                .append("\">")
                .append(words.all())
                .append("</a></nav>");
        return page(cited.citation(), body, words);
    }

    @GetMapping("/c/{id}")
    ResponseEntity<String> contents(
            @PathVariable String id,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        UUID version = versionOf(id);
        Optional<Cited> first = version == null ? Optional.empty() : pages.first(version);
        return version == null || first.isEmpty()
                ? notThere(version, accept, languages)
                : contents(version, first.get(), CitationWords.of(languages));
    }

    /** What a letter's line break or a missing part has made of an address. */
    @GetMapping({"/c", "/c/**"})
    ResponseEntity<String> anythingElse(
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        return notThere(null, accept, languages);
    }

    /** A person gets a page that says how to go on; a program the problem that any address gives. */
    private ResponseEntity<String> notThere(
            @Nullable UUID version, @Nullable String accept, @Nullable String languages) {
        if (accept == null || !accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML_VALUE)) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        CitationWords words = CitationWords.of(languages);
        String title =
                version == null ? null : pages.first(version).map(Cited::title).orElse(null);
        String address = title == null ? null : "/c/" + version;
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Vary", "Accept, Accept-Language")
                .body(html(
                        MissingCitation.title(words.language()),
                        MissingCitation.body(words.language(), title, address),
                        words));
    }

    private static @Nullable UUID versionOf(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private ResponseEntity<String> contents(UUID version, Cited first, CitationWords words) {
        StringBuilder body =
                new StringBuilder("<h1>").append(escaped(first.title())).append("</h1><p class=\"status\">");
        body.append(escaped(status(first, words))).append("</p><ul>");
        for (Place place : pages.places(version)) {
            body.append("<li>");
            link(body, version, place, place.citation());
            body.append("</li>");
        }
        return page(first.title(), body.append("</ul>"), words);
    }

    private static void link(StringBuilder body, UUID version, @Nullable Place place, String label) {
        if (place != null) {
            body.append("<a href=\"/c/")
                    .append(version)
                    .append('/')
                    .append(escaped(place.place()))
                    .append("\" title=\"")
                    .append(escaped(place.citation()))
                    .append("\">")
                    .append(escaped(label))
                    .append("</a> ");
        }
    }

    private String status(Cited cited, CitationWords words) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), StoredVersions.CITY);
        LocalDate from = cited.effectiveFrom();
        LocalDate to = cited.effectiveTo();
        String state = cited.superseded() || to != null && !to.isAfter(today)
                ? words.past()
                : from != null && from.isAfter(today) ? words.future() : words.present();
        String since = from == null ? "" : words.from().formatted(from);
        String until = to == null ? "" : words.to().formatted(to);
        return String.join(" · ", List.of(words.version().formatted(cited.version()), state)) + since + until;
    }

    private static ResponseEntity<String> page(String title, StringBuilder body, CitationWords words) {
        String footed = body + "<footer>" + words.note() + "</footer>";
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Vary", "Accept-Language")
                .body(html(title, footed, words));
    }

    private static String html(String title, String body, CitationWords words) {
        return "<!doctype html><html lang=\"" + words.language() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escaped(title)
                + "</title><link rel=\"stylesheet\" href=\"/citation.css\"></head><body><main>" + body
                + "</main></body></html>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
