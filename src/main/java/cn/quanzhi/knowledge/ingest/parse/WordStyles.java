package cn.quanzhi.knowledge.ingest.parse;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What a Word file's named styles say of headings, numbering and looks. */
final class WordStyles implements OfficeXml.Elements {

    private static final int DEEPEST = 12;

    /** One style; what it leaves open is its parent's. */
    private static final class Style {
        private String name = "";
        private String parent = "";
        private @Nullable Integer outline;
        private @Nullable String numbering;
        private @Nullable Integer level;
        private @Nullable Boolean vanish;
        private @Nullable String colour;
        private @Nullable Integer size;
    }

    private final Map<String, Style> styles = new HashMap<>();
    private Style current = new Style();
    private Style fallback = new Style();

    static WordStyles of(ZipFile zip) throws IOException {
        WordStyles styles = new WordStyles();
        OfficeXml.read(zip, "word/styles.xml", styles);
        return styles;
    }

    @Override
    public void open(String name, XMLStreamReader at) {
        String value = OfficeXml.attribute(at, "val");
        switch (name) {
            case "docDefaults" -> current = fallback;
            case "style" -> {
                current = new Style();
                styles.put(OfficeXml.attribute(at, "styleId"), current);
                if (OfficeXml.attribute(at, "default").equals("1")
                        && OfficeXml.attribute(at, "type").equals("paragraph")) {
                    Style defaults = fallback;
                    current.size = defaults.size;
                    fallback = current;
                }
            }
            case "name" -> current.name = value.toLowerCase(Locale.ROOT);
            case "basedOn" -> current.parent = value;
            case "outlineLvl" -> current.outline = OfficeXml.number(value, 9);
            case "numId" -> current.numbering = value;
            case "ilvl" -> current.level = OfficeXml.number(value, 0);
            case "vanish" -> current.vanish = OfficeXml.isOn(at);
            case "color" -> current.colour = value;
            case "sz" -> current.size = OfficeXml.number(value, 21);
            default -> {}
        }
    }

    @Override
    public void text(String text) {}

    @Override
    public void close(String name) {}

    /** 1 for a title or first heading, 0 for running text. */
    int headingLevel(String style) {
        Integer level = inherited(style, WordStyles::level);
        return level == null || level > 6 ? 0 : level;
    }

    private static @Nullable Integer level(Style style) {
        if (style.name.equals("title") || style.name.equals("标题")) {
            return 1;
        }
        if (style.name.matches("(?:heading|标题) ?[1-6]")) {
            return style.name.charAt(style.name.length() - 1) - '0';
        }
        Integer outline = style.outline;
        return outline == null ? null : outline + 1;
    }

    boolean isTableOfContents(String style) {
        Style at = styles.get(style);
        return at != null && at.name.matches("toc(?: ?\\d| heading)");
    }

    @Nullable
    String numbering(String style) {
        return inherited(style, at -> at.numbering);
    }

    int numberingLevel(String style) {
        Integer level = inherited(style, at -> at.level);
        return level == null ? 0 : level;
    }

    boolean vanishes(String style) {
        return Boolean.TRUE.equals(inherited(style, at -> at.vanish));
    }

    @Nullable
    String colour(String style) {
        return inherited(style, at -> at.colour);
    }

    /** In half points. */
    int size(String style) {
        Integer size = inherited(style, at -> at.size);
        Integer general = fallback.size;
        return size != null ? size : general != null ? general : 21;
    }

    private interface Part<T> {
        @Nullable
        T of(Style style);
    }

    private <T> @Nullable T inherited(String name, Part<T> part) {
        Style at = styles.get(name);
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            T found = part.of(at);
            if (found != null) {
                return found;
            }
            at = styles.get(at.parent);
        }
        return null;
    }
}
