package cn.quanzhi.knowledge;

import java.util.List;

/** What people say and what documents write: the trade's own words, read from {@code vocabulary.yaml}. */
public interface Vocabulary {

    /** The words under which documents write what the text says in other words; none that stand in the text already. */
    List<String> meant(String text);
}
