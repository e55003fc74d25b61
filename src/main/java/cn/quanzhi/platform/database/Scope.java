package cn.quanzhi.platform.database;

/** For whom a transaction runs: one site, or the service itself across all of them. */
public sealed interface Scope {

    Scope SYSTEM = new All();

    static Scope site(String site) {
        return new Site(site);
    }

    /** The value that row-level security would compare with {@code site_id}. */
    String setting();

    record Site(String site) implements Scope {
        @Override
        public String setting() {
            return site;
        }
    }

    record All() implements Scope {
        @Override
        public String setting() {
            return "*";
        }
    }
}
