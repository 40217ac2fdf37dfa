package vn.diemcau.audit.journal;

/** Knows who acts in this thread; those who sign people in do. */
public interface Actors {

    Actor current();
}
