package vn.diemcau.conference.written;

import java.util.List;

/**
 * A part of a sentence between full stops and semicolons.
 *
 * @param words without those in brackets
 * @param from offset of its begin
 * @param to offset of its end, brackets included
 * @param beginsSentence whether no semicolon stands before it
 * @param bracketed what stands in brackets, each on its own
 */
public record Clause(List<Word> words, int from, int to, boolean beginsSentence, List<Clause> bracketed) {}
