package vn.diemcau.escalation.ladder;

import java.util.List;

/**
 * One row of the ladder's table, as somebody wrote it.
 *
 * @param number counted from 1
 * @param kinds empty for all
 */
public record LadderRow(int number, List<String> kinds, String when, String level, List<String> to, String mail) {}
