using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace Gdpr;

/// <summary>Turns a text into nodes with their places. System.Text.Json's offsets count UTF-8 bytes; ours count UTF-16 characters.</summary>
internal ref struct PolicyJson
{
    /// <summary>Far beyond what a policy nests, and shallow enough for any stack.</summary>
    private const int MaxDepth = 64;

    private readonly string _text;
    private readonly byte[] _bytes;
    private readonly int _offset;
    private readonly List<JsonFault> _faults;
    private Utf8JsonReader _reader;
    private int _byte;
    private int _char;
    private int _depth;

    private PolicyJson(string text, byte[] bytes, int offset, List<JsonFault> faults)
    {
        _text = text;
        _bytes = bytes;
        _offset = offset;
        _char = offset;
        _faults = faults;
        _reader = new Utf8JsonReader(
            bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth + 2 });
    }

    /// <summary>The root value, or null where the text is no JSON; what is wrong with it goes into <paramref name="faults"/>.</summary>
    public static PolicyNode? Read(string text, List<JsonFault> faults)
    {
        // A byte order mark is no part of the text. UTF-8 has no room for half a surrogate pair: it becomes U+FFFD, one character for one.
        var offset = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        if (IsBlank(text, offset))
        {
            faults.Add(new JsonFault(offset, 0, "The policy file is empty. It is a JSON object: { \"version\": 1, … }."));
            return null;
        }

        var chars = text.ToCharArray();
        var json = new PolicyJson(text, Encoding.UTF8.GetBytes(chars, offset, chars.Length - offset), offset, faults);
        try
        {
            json._reader.Read();
            var root = json.ReadValue();
            json._reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            faults.Add(json._depth > MaxDepth
                ? new JsonFault(json._char - 1, 1, "Objects and arrays are nested too deep for a policy.")
                : json.FaultOf(e));
            return null;
        }
    }

    private static bool IsBlank(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private PolicyNode ReadValue()
    {
        var (start, length) = Token();
        if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && ++_depth > MaxDepth)
        {
            throw new JsonException();
        }

        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var node = new PolicyNode(PolicyNodeKind.Object, start, 1, null);
                while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
                {
                    var (nameStart, nameLength) = Token();
                    var name = Text(nameStart, nameLength);
                    _reader.Read();
                    node.Add(new PolicyMember(name, nameStart, nameLength, ReadValue()));
                }

                _depth--;
                return node;
            case JsonTokenType.StartArray:
                var array = new PolicyNode(PolicyNodeKind.Array, start, 1, null);
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                {
                    array.Add(ReadValue());
                }

                _depth--;
                return array;
            case JsonTokenType.String:
                return new PolicyNode(PolicyNodeKind.String, start, length, Text(start, length));
            case JsonTokenType.Number:
                return new PolicyNode(PolicyNodeKind.Number, start, length, _text.Substring(start, length));
            case JsonTokenType.True:
                return new PolicyNode(PolicyNodeKind.True, start, length, null);
            case JsonTokenType.False:
                return new PolicyNode(PolicyNodeKind.False, start, length, null);
            default:
                return new PolicyNode(PolicyNodeKind.Null, start, length, null);
        }
    }

    /// <summary>Place of the current token in UTF-16 characters; of a string with both quotes. Each byte is looked at once.</summary>
    private (int Start, int Length) Token()
    {
        Advance((int)_reader.TokenStartIndex);
        var quotes = _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
        var start = _char;
        Advance(_byte + _reader.ValueSpan.Length + quotes);
        return (start, _char - start);
    }

    private void Advance(int toByte)
    {
        for (; _byte < toByte; _byte++)
        {
            // A character starts at each byte that continues none; four bytes are two UTF-16 characters.
            _char += (_bytes[_byte] & 0xC0) == 0x80 ? 0 : _bytes[_byte] >= 0xF0 ? 2 : 1;
        }
    }

    private string Text(int start, int length)
    {
        string? text;
        try
        {
            text = _reader.GetString();
        }
        catch (InvalidOperationException)
        {
            text = null;
        }

        if (text is null || text.IndexOf('\uFFFD') >= 0 && HasHalfPair(_text, start, length))
        {
            _faults.Add(new JsonFault(start, length, "This text holds half of a surrogate pair, which is no character."));
        }

        return text ?? _text.Substring(start + 1, Math.Max(0, length - 2));
    }

    private static bool HasHalfPair(string text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < start + length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says in our own words what System.Text.Json found, since its wording differs from version to version.</summary>
    private JsonFault FaultOf(JsonException e)
    {
        var at = (int)Math.Max(0, Math.Min(e.BytePositionInLine ?? 0, int.MaxValue));
        for (long line = e.LineNumber ?? 0, i = 0; line > 0 && i < _bytes.Length; i++)
        {
            if (_bytes[i] == '\n' && --line == 0)
            {
                at += (int)i + 1;
            }
        }

        (_byte, _char) = (0, _offset);
        Advance(Math.Min(at, _bytes.Length));
        var start = Math.Min(_char, _text.Length);
        if (start >= _text.TrimEnd().Length)
        {
            return new JsonFault(start, 0, "The JSON ends too early: a quote, '}' or ']' is missing.");
        }

        var found = _text[start];
        var hint = found switch
        {
            '\n' or '\r' => "a string must end on the line on which it starts",
            '\'' => "JSON puts text between double quotes",
            '"' => "a ',' or ':' is missing before it",
            '=' => "JSON writes ':' between a name and its value",
            '}' or ']' => "it closes nothing, or a value is missing before it",
            '\\' => "JSON knows the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX",
            < ' ' or '\uFEFF' or '\uFFFE' => "a control character or byte order mark does not belong here",
            _ => "a ',', a ':' or a quote may be missing before it",
        };
        var shown = found < ' ' || found is '\uFEFF' or '\uFFFE' || char.IsSurrogate(found) ? "U+" + ((int)found).ToString("X4") : "'" + found + "'";
        return new JsonFault(start, 1, $"The JSON is malformed at {shown}: {hint}.");
    }
}

/// <summary>Something that keeps the text, or a string in it, from being JSON.</summary>
internal readonly struct JsonFault
{
    public JsonFault(int start, int length, string message)
    {
        Start = start;
        Length = length;
        Message = message;
    }

    public int Start { get; }

    public int Length { get; }

    public string Message { get; }
}
