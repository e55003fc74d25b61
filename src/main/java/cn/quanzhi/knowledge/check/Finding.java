package cn.quanzhi.knowledge.check;

/**
 * Something about a file that a curator has to look at.
 *
 * @param severity an error must not be published; a warning is due
 */
record Finding(String file, Severity severity, String words) {

    enum Severity {
        ERROR,
        WARNING
    }

    static Finding error(String file, String words) {
        return new Finding(file, Severity.ERROR, words);
    }

    static Finding warning(String file, String words) {
        return new Finding(file, Severity.WARNING, words);
    }

    @Override
    public String toString() {
        return severity.name().toLowerCase(java.util.Locale.ROOT) + ": " + file + ": " + words;
    }
}
