package io.diffraqt.openqasm;

/// The kinds of token. Keywords are identifiers: where one may stand, its text decides.
enum Token {
  IDENTIFIER("an identifier"),
  INTEGER("an integer"),
  FLOAT("a number"),
  IMAGINARY("an imaginary number"),
  TIMING("a duration"),
  STRING("a string"),
  HARDWARE_QUBIT("a physical qubit"),
  PRAGMA("a pragma"),
  END("the end of the program"),
  SEMICOLON("';'"),
  COMMA("','"),
  COLON("':'"),
  DOT("'.'"),
  LEFT_PAREN("'('"),
  RIGHT_PAREN("')'"),
  LEFT_BRACKET("'['"),
  RIGHT_BRACKET("']'"),
  LEFT_BRACE("'{'"),
  RIGHT_BRACE("'}'"),
  AT("'@'"),
  HASH("'#'"),
  ARROW("'->'"),
  ASSIGN("'='"),
  ASSIGN_WITH("an assignment operator"),
  PLUS("'+'"),
  CONCATENATE("'++'"),
  MINUS("'-'"),
  TIMES("'*'"),
  POWER("'**'"),
  DIVIDE("'/'"),
  MODULO("'%'"),
  SHIFT_LEFT("'<<'"),
  SHIFT_RIGHT("'>>'"),
  LESS("'<'"),
  AT_MOST("'<='"),
  GREATER("'>'"),
  AT_LEAST("'>='"),
  EQUAL("'=='"),
  NOT_EQUAL("'!='"),
  AND("'&'"),
  OR("'|'"),
  XOR("'^'"),
  LOGICAL_AND("'&&'"),
  LOGICAL_OR("'||'"),
  NOT("'!'"),
  COMPLEMENT("'~'");

  private final String shown;

  Token(String shown) {
    this.shown = shown;
  }

  /// The kind in a message.
  String shown() {
    return shown;
  }
}
