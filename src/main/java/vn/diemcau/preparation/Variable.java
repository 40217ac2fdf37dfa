package vn.diemcau.preparation;

import org.camunda.bpm.engine.delegate.VariableScope;

/** A process variable by its name and type. */
record Variable<T>(String name, Class<T> type) {

    /** The value, null when the scope and those around it have none. */
    T from(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }
}
