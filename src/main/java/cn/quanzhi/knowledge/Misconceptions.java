package cn.quanzhi.knowledge;

import java.util.List;

/** The wrong beliefs that the knowledge base knows of. */
public interface Misconceptions {

    List<Misconception> all();
}
