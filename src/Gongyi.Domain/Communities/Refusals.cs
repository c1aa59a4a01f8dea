using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>The two seats may not meet in one family: a supervisor is neither committee member nor a close relative of one.</summary>
public sealed record SeatsExclude : Conflict;

/// <summary>A file was needed and none came.</summary>
public sealed record FileMissing() : Invalid("file");

/// <summary>The file is larger than <paramref name="Megabytes"/> MB.</summary>
public sealed record FileTooBig(int Megabytes) : Invalid("file");

/// <summary>By what it holds, whatever it is called, the file is neither a JPEG, PNG or WebP picture nor a PDF.</summary>
public sealed record FileKindUnknown() : Invalid("file");

/// <summary>The file begins as a picture or a PDF and does not end as one.</summary>
public sealed record FileDamaged() : Invalid("file");

/// <summary>Here belongs a picture, and a PDF came.</summary>
public sealed record PictureNeeded() : Invalid("file");

/// <summary>The picture says it has more than <paramref name="Megapixels"/> million pixels; nobody tried to draw it.</summary>
public sealed record PictureTooLarge(int Megapixels) : Invalid("file");

/// <summary>The thing has as many attachments as it takes.</summary>
public sealed record TooManyAttachments(int Most) : Conflict;
/// <summary>What was typed is no mobile number of the mainland: eleven digits that begin with 1.</summary>
public sealed record PhoneUnreadable() : Invalid("phone");

/// <summary>What was typed is not six digits. That does not count as a try.</summary>
public sealed record CodeUnreadable() : Invalid("code");

/// <summary>These are not the digits that were sent; <paramref name="Left"/> tries are left.</summary>
public sealed record CodeWrong(int Left) : Invalid("code");

/// <summary>No code is open for this browser: none was asked for, it is too old, was used, or was guessed at too often.</summary>
public sealed record CodeOver : Conflict;

/// <summary>The number was proved, and nobody with this number holds a seat today.</summary>
public sealed record NoSeatHeld : NotAllowed;

/// <summary>The person holds an office whose term has not ended; a name is public by office.</summary>
public sealed record OfficeRunning : Conflict;

/// <summary>Help for or by the person is under way; nobody may stand before a door without a name.</summary>
public sealed record ServiceUnderWay : Conflict;

/// <summary>The person has been erased before.</summary>
public sealed record AlreadyErased : Conflict;
