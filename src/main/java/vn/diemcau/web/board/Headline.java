package vn.diemcau.web.board;

/**
 * A conference in one line.
 *
 * @param process id of its process instance, null after its end
 * @param next null when there is none
 * @param registration whether units register sites
 */
record Headline(
        String id,
        String title,
        String status,
        String statusText,
        boolean over,
        String process,
        Board.Hour start,
        Board.Next next,
        int duties,
        int done,
        int overdue,
        boolean registration,
        int units,
        int registered,
        int sites,
        int delegates,
        int undelivered) {}
