package vn.diemcau.escalation.ladder;

import java.util.List;

/**
 * One unchecked row of the ladder's table.
 *
 * @param number counted from 1
 * @param kinds empty for all
 */
public record LadderRow(int number, List<String> kinds, String when, String level, List<String> to, String mail) {}
