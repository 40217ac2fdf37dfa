package vn.diemcau.board;

import java.util.List;
import java.util.stream.Stream;
import vn.diemcau.directory.Agency;

/** Whom to call at an agency: its contacts, then its leader. */
final class Posts {

    private Posts() {}

    /** @param agency null when the directory knows none */
    static List<Board.Person> of(Agency agency) {
        return agency == null
                ? List.of()
                : Stream.concat(agency.contacts().stream(), Stream.of(agency.leader()))
                        .map(post -> new Board.Person(post.role(), post.phone(), post.email()))
                        .toList();
    }
}
