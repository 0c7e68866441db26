// Why a connection is closed, as the code of its close frame. Codes below 4000 are those of RFC 6455.

export const closeCodes = {
  /** The server stops: open a new connection. */
  goingAway: 1_001,
  /** `?connectionParams=1` was announced, and they did not come. */
  connectionParamsMissing: 4_400,
  /** The session behind the connection has ended. */
  sessionEnded: 4_401,
  /** The client does not take what is sent to it. */
  slowReader: 4_408,
  /** Far more calls than allowed. */
  tooManyCalls: 4_429,
  /** More connections of one member than allowed. */
  tooManyConnections: 4_430,
} as const;
