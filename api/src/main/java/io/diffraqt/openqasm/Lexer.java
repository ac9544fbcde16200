package io.diffraqt.openqasm;

import io.diffraqt.error.CircuitException;
import java.util.Arrays;

/// Cuts a program into tokens, one at a time; going back to a token start is allowed.
final class Lexer {
  private final Source source;
  private final char[] text;
  private final int length;
  private final NameTable names = new NameTable();
  private Token kind = Token.END;
  private String name = "";
  private int start;
  private int end;
  private int previousEnd;

  /// Stands on the first token.
  Lexer(Source source) {
    this.source = source;
    this.length = source.text().length();
    // The sentinel saves a bounds check per character.
    this.text = Arrays.copyOf(source.text().toCharArray(), length + 1);
    advance();
  }

  /// What the current token is.
  Token kind() {
    return kind;
  }

  /// The identifier, equal ones being one object; without meaning for other kinds.
  String name() {
    return name;
  }

  /// Index of the current token's first character.
  int start() {
    return start;
  }

  /// Index after the last character of the token before this one.
  int previousEnd() {
    return previousEnd;
  }

  /// The current token's characters.
  String text() {
    return new String(text, start, end - start);
  }

  /// The current token's characters without digit separators.
  String digits() {
    var digits = text();
    return digits.indexOf('_') < 0 ? digits : digits.replace("_", "");
  }

  /// The current integer where it is decimal and has at most nine digits, else −1.
  int smallInteger() {
    return Characters.smallInteger(text, start, end);
  }

  /// Goes back, or on, to the token that starts at `at`.
  void seek(int at) {
    end = at;
    advance();
  }

  /// The rest of the current line after the current token, which is skipped with it.
  String restOfLine() {
    var from = end;
    var to = from;
    while (to < length && text[to] != '\n') {
      to++;
    }
    end = to;
    var line = new String(text, from, to - from).strip();
    advance();
    return line;
  }

  /// A failure at the current token that says what was expected there.
  CircuitException expected(String what) {
    return source.error(placeOfGap(), "expected " + what + ", found " + found());
  }

  /// Where something is missing: before the current token, or at the end of the line above.
  private int placeOfGap() {
    var newline = source.text().indexOf('\n', previousEnd);
    return newline >= 0 && newline < start ? previousEnd : start;
  }

  /// The current token in a message.
  String found() {
    return switch (kind) {
      case END -> kind.shown();
      case IDENTIFIER, PRAGMA -> "'" + text() + "'";
      case INTEGER, FLOAT, IMAGINARY, TIMING, STRING, HARDWARE_QUBIT -> kind.shown() + " " + text();
      default -> "'" + text() + "'";
    };
  }

  /// Moves to the next token.
  void advance() {
    previousEnd = end;
    start = Characters.afterBlanks(source, text, end);
    end = start + 1;
    kind = scan(text[start]);
  }

  private Token scan(char first) {
    if (Characters.isNameStart(first)) {
      return identifier();
    }
    if (Characters.isDigit(first) || first == '.' && Characters.isDigit(text[start + 1])) {
      end = start;
      return number();
    }
    return switch (first) {
      case '\0' -> atEnd();
      case ';' -> Token.SEMICOLON;
      case ',' -> Token.COMMA;
      case ':' -> Token.COLON;
      case '.' -> Token.DOT;
      case '(' -> Token.LEFT_PAREN;
      case ')' -> Token.RIGHT_PAREN;
      case '[' -> Token.LEFT_BRACKET;
      case ']' -> Token.RIGHT_BRACKET;
      case '{' -> Token.LEFT_BRACE;
      case '}' -> Token.RIGHT_BRACE;
      case '@' -> Token.AT;
      case '#' -> hash();
      case '$' -> hardwareQubit();
      case '"', '\'' -> string(first);
      default -> operator(first);
    };
  }

  private Token atEnd() {
    if (start < length) {
      throw source.error(start, "a character with code 0 has no place in a program");
    }
    end = length;
    return Token.END;
  }

  private Token identifier() {
    var hash = NameTable.mix(0, text[start]);
    while (Characters.isNamePart(text[end])) {
      hash = NameTable.mix(hash, text[end++]);
    }
    name = names.name(text, start, end, hash);
    return name.equals("pragma") ? Token.PRAGMA : Token.IDENTIFIER;
  }

  private Token hash() {
    if (source.text().startsWith("pragma", end)) {
      end += "pragma".length();
      return Token.PRAGMA;
    }
    return Token.HASH;
  }

  private Token hardwareQubit() {
    while (Characters.isDigit(text[end])) {
      end++;
    }
    if (end == start + 1) {
      throw source.error(start, "expected the number of a physical qubit after '$'");
    }
    return Token.HARDWARE_QUBIT;
  }

  private Token string(char quote) {
    while (text[end] != quote) {
      if (end >= length || text[end] == '\n') {
        throw source.error(start, "string without end; expected " + quote + " on the same line");
      }
      end++;
    }
    end++;
    return Token.STRING;
  }

  private Token number() {
    if (text[end] == '0' && Characters.isRadix(text[end + 1])) {
      end += 2;
      while (Characters.isDigit(text[end]) || Characters.isNamePart(text[end])) {
        end++;
      }
      return Token.INTEGER;
    }
    digitsRun();
    var hasFraction = fraction();
    var hasExponent = exponent();
    return unit(hasFraction || hasExponent ? Token.FLOAT : Token.INTEGER);
  }

  private void digitsRun() {
    while (Characters.isDigit(text[end]) || text[end] == '_' && Characters.isDigit(text[end + 1])) {
      end++;
    }
  }

  private boolean fraction() {
    if (text[end] != '.') {
      return false;
    }
    end++;
    digitsRun();
    return true;
  }

  private boolean exponent() {
    if (text[end] != 'e' && text[end] != 'E') {
      return false;
    }
    var sign = text[end + 1] == '+' || text[end + 1] == '-' ? 1 : 0;
    if (!Characters.isDigit(text[end + 1 + sign])) {
      return false;
    }
    end += 1 + sign;
    digitsRun();
    return true;
  }

  /// The suffix that makes a number imaginary or a duration; blanks may stand before it.
  private Token unit(Token number) {
    var at = end;
    while (text[at] == ' ' || text[at] == '\t') {
      at++;
    }
    var stop = at;
    while (Characters.isNamePart(text[stop])) {
      stop++;
    }
    if (stop == at || stop > at + 2) {
      return number;
    }
    var suffix = source.text().substring(at, stop);
    var kindWithUnit = Characters.withUnit(number, suffix);
    end = kindWithUnit == number ? end : stop;
    return kindWithUnit;
  }

  private Token operator(char first) {
    var second = text[start + 1];
    return switch (first) {
      case '+' -> second == '+' ? two(Token.CONCATENATE) : assigning(Token.PLUS);
      case '-' -> second == '>' ? two(Token.ARROW) : assigning(Token.MINUS);
      case '*' -> second == '*' ? assigningTwo(Token.POWER) : assigning(Token.TIMES);
      case '/' -> assigning(Token.DIVIDE);
      case '%' -> assigning(Token.MODULO);
      case '~' -> assigning(Token.COMPLEMENT);
      case '^' -> assigning(Token.XOR);
      case '&' -> second == '&' ? two(Token.LOGICAL_AND) : assigning(Token.AND);
      case '|' -> second == '|' ? two(Token.LOGICAL_OR) : assigning(Token.OR);
      case '!' -> second == '=' ? two(Token.NOT_EQUAL) : Token.NOT;
      case '=' -> second == '=' ? two(Token.EQUAL) : Token.ASSIGN;
      case '<', '>' -> angled(first, second);
      default ->
          throw source.error(
              start,
              "the character '"
                  + Character.toString(source.text().codePointAt(start))
                  + "' has no place here");
    };
  }

  private Token angled(char first, char second) {
    var left = first == '<';
    if (second == first) {
      return assigningTwo(left ? Token.SHIFT_LEFT : Token.SHIFT_RIGHT);
    }
    if (second == '=') {
      return two(left ? Token.AT_MOST : Token.AT_LEAST);
    }
    return left ? Token.LESS : Token.GREATER;
  }

  private Token two(Token token) {
    end = start + 2;
    return token;
  }

  private Token assigning(Token token) {
    if (text[end] != '=') {
      return token;
    }
    end++;
    return Token.ASSIGN_WITH;
  }

  private Token assigningTwo(Token token) {
    end = start + 2;
    return assigning(token);
  }
}
