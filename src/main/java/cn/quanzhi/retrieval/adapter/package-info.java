/**
 * Turns a question's vector towards the articles that answer such questions and towards the questions that ask for them, and
 * learns how from typical questions.
 */
@NullMarked
package cn.quanzhi.retrieval.adapter;

import org.jspecify.annotations.NullMarked;
